/** JSON Schemas, snippets and settings for editors, made from the same schemas that the content is checked with. */
import * as z from "zod";
import { archiveSchema } from "./archive.ts";
import { boardSchema } from "./board.ts";
import { captureSchema } from "./capture.ts";
import { threadSchema } from "./thread.ts";

const WIDTH = 120;

/**
 * Settings of VS Code for an archive. Its YAML extension leaves Markdown alone, so front matter has snippets and no
 * schema. To VS Code a key there is a string, and by itself it suggests nothing in strings, nor in Markdown at all.
 */
function editorSettings<const Folder extends string>(schemas: Folder) {
  return {
    "yaml.schemas": {
      [`${schemas}/archive.schema.json`]: "content/archive.yaml",
      [`${schemas}/board.schema.json`]: "content/*/board.yaml",
    },
    "json.schemas": [{ fileMatch: ["content/**/capture.json"], url: `./${schemas}/capture.schema.json` }],
    "[markdown]": { "editor.quickSuggestions": { other: true, strings: true } },
  } as const;
}

/** The settings of this repository. */
export const EDITOR_SETTINGS = editorSettings(".vscode/schemas");

/** Where an archive has the schemas: those of the version that it is installed with. */
const INSTALLED_SCHEMAS = "node_modules/stele/dist/schemas";

/** Extensions of VS Code that an archive recommends. */
export const EDITOR_EXTENSIONS: readonly string[] = ["redhat.vscode-yaml"];

/**
 * Files for editors, by their path below `.vscode/`. The ones in the repository must be the same; a test says so, and
 * `npm test -- -u` writes them again.
 */
export function editorFiles(): Record<string, string> {
  return {
    "schemas/archive.schema.json": write(schemaOf(archiveSchema)),
    "schemas/board.schema.json": write(schemaOf(boardSchema)),
    "schemas/capture.schema.json": write(schemaOf(captureSchema)),
    "schemas/thread.schema.json": write(schemaOf(threadSchema)),
    "thread.code-snippets": write(snippets()),
  };
}

/** Files for editors of an archive of its own. VS Code reads snippets from `.vscode` alone. */
export function archiveEditorFiles(): Record<string, string> {
  return {
    "settings.json": write(editorSettings(INSTALLED_SCHEMAS)),
    "extensions.json": write({ recommendations: EDITOR_EXTENSIONS }),
    "thread.code-snippets": write(snippets()),
  };
}

/** What a person may write, before defaults and transforms. Draft 7 is what editors know. */
function schemaOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: "input", target: "draft-7" });
}

/** VS Code completes front matter inside Markdown from snippets only: one for the whole, one for each key. */
function snippets(): unknown {
  // An empty file is Markdown, what is between the dashes YAML.
  const scope = "markdown,yaml";
  const entries = Object.entries(threadSchema.shape).map(([key, field]) => {
    const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
    const { description = "" } = z.globalRegistry.get(inner) ?? {};
    return [`thread: ${key}`, { scope, prefix: key, body: `${key}: $0`, description }] as const;
  });
  const body = [
    "---",
    "title: $1",
    "date: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE",
    "author: $2",
    "tags: [$3]",
    "---",
    "",
    "$0",
  ];
  const whole = { scope, prefix: "thread", body, description: "Front matter of a new thread" };
  return Object.fromEntries([["thread", whole], ...entries]);
}

/** JSON as the project's formatter writes it: lists of single values on one line if they fit. */
function write(value: unknown): string {
  return `${print(value, "", 0)}\n`;
}

/** @param used width of the text before the value on its line */
function print(value: unknown, indent: string, used: number): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (!Array.isArray(value)) {
    if (Object.keys(value).length === 0) return "{}";
    const entries = Object.entries(value).map(([name, item]) => {
      const key = `${inner}${JSON.stringify(name)}: `;
      return key + print(item, inner, key.length + 1);
    });
    return `{\n${entries.join(",\n")}\n${indent}}`;
  }
  const line = `[${value.map((item) => print(item, inner, 0)).join(", ")}]`;
  if (!line.includes("\n") && used + line.length <= WIDTH) return line;
  return `[\n${value.map((item) => inner + print(item, inner, inner.length + 1)).join(",\n")}\n${indent}]`;
}
