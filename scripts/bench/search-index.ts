/** Writes one segment of the records in `records.json` in a folder; its own process, so that it can be measured. */
import fs from "node:fs";
import path from "node:path";
import type { SearchRecord } from "../search/record.ts";
import { writeSegment } from "../search/segment.ts";

const work = process.argv[2] ?? ".";
const records = JSON.parse(fs.readFileSync(path.join(work, "records.json"), "utf8")) as SearchRecord[];
await writeSegment(records, path.join(work, "segment"));
