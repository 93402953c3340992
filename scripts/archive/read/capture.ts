import { readJsonRecord } from "../../core/formats/json-record.ts";
import type { Problem } from "../../core/problems.ts";
import { type Capture, captureSchema } from "../schema/capture.ts";

/** Reads a `capture.json`. @returns the record, or every problem */
export function readCapture(text: string, file: string): { data: Capture } | Problem[] {
  return readJsonRecord(text, file, captureSchema, "importers write this file");
}
