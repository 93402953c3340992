import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getLanguageService, TextDocument } from "vscode-json-languageservice";
import { EDITOR_EXTENSIONS, EDITOR_SETTINGS, editorFiles } from "../../scripts/archive/schema/json.ts";
import { YamlServer } from "./yaml-server.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => fs.readFileSync(path.join(ROOT, name), "utf8");

test.each(Object.entries(editorFiles()))("editors are given %s as the schemas have it", async (name, text) => {
  await expect(text).toMatchFileSnapshot(`../../.vscode/${name}`);
});

test("this repository has the settings and extensions of an archive, and those for its own code", () => {
  const { "editor.defaultFormatter": _, ...settings } = JSON.parse(read(".vscode/settings.json"));
  expect(settings).toEqual(EDITOR_SETTINGS);
  expect(JSON.parse(read(".vscode/extensions.json")).recommendations).toEqual(["biomejs.biome", ...EDITOR_EXTENSIONS]);
});

test("VS Code suggests the keys of front matter as they are typed", () => {
  // There it takes a key that is half typed for a string of YAML.
  expect(EDITOR_SETTINGS["[markdown]"]["editor.quickSuggestions"]).toEqual({ other: true, strings: true });
  const snippets = JSON.parse(read(".vscode/thread.code-snippets")) as Record<
    string,
    { scope: string; prefix: string }
  >;
  expect(Object.values(snippets).filter(({ scope }) => scope !== "markdown,yaml")).toEqual([]);
  const { properties } = JSON.parse(read(".vscode/schemas/thread.schema.json")) as { properties: object };
  expect(Object.values(snippets).map(({ prefix }) => prefix)).toEqual(["thread", ...Object.keys(properties)]);
});

describe("the language server of VS Code's YAML extension", () => {
  let server: YamlServer;
  beforeAll(async () => {
    server = await new YamlServer({ schemas: EDITOR_SETTINGS["yaml.schemas"] }).start();
  });
  afterAll(() => server.stop());

  test("completes archive.yaml, tells what a key means, and marks mistakes", async () => {
    const name = "content/archive.yaml";
    const faults = await server.open(name, "title: 文存\nimages: { remote: maybe }\ntitel: x\npage_\n");
    expect(faults.join("\n")).toContain('Valid values: "ask", "link", "load", "refuse"');
    expect(faults.join("\n")).toContain("titel");
    expect(await server.suggestions(name, 3, 5)).toEqual(expect.arrayContaining(["page_size", "description"]));
    expect(await server.meaning(name, 0, 1)).toContain("archive.schema.json");
  });

  test("completes board.yaml and marks mistakes", async () => {
    const name = "content/tea/board.yaml";
    const faults = (await server.open(name, "order: first\n")).join("\n");
    expect(faults).toContain("title");
    expect(faults).toContain("number");
    expect(await server.suggestions(name, 1, 0)).toEqual(expect.arrayContaining(["title", "description"]));
  });
});

test("the language server, attached to Markdown as the README says, completes front matter and marks nothing", async () => {
  const [, settings = ""] = /```json\n(\{ "yaml".+)\n```/.exec(read("scripts/archive/README.md")) ?? [];
  const server = await new YamlServer(JSON.parse(settings).yaml).start();
  try {
    const name = "content/tea/2016/first/index.md";
    const text = "---\ntitle: 第一帖\nau\n---\n茶:好。\n\n- *一*\n";
    expect(await server.open(name, text, "markdown")).toEqual([]);
    const suggested = await server.suggestions(name, 2, 2);
    expect(suggested).toEqual(expect.arrayContaining(["author", "tags", "withdrawn"]));
    expect(suggested).not.toContain("title");
    expect(await server.meaning(name, 1, 2)).toContain("Title of the thread");
  } finally {
    server.stop();
  }
});

describe("VS Code's language service for JSON", () => {
  const [{ url, fileMatch }] = EDITOR_SETTINGS["json.schemas"];
  const uri = "file:///archive/content/tea/2016/first/capture.json";
  test("completes capture.json and marks mistakes", async () => {
    const service = getLanguageService({});
    service.configure({ schemas: [{ uri: url, fileMatch: [...fileMatch], schema: JSON.parse(read(url)) }] });
    const text = '{ "views": "many", "adaptor": "discuz", "re" }';
    const document = TextDocument.create(uri, "json", 1, text);
    const json = service.parseJSONDocument(document);
    const faults = await service.doValidation(document, json);
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringContaining("Incorrect type"),
      expect.stringContaining("adaptor"),
      expect.anything(),
    ]);
    const list = await service.doComplete(document, document.positionAt(text.indexOf('re"') + 2), json);
    expect(list?.items.map(({ label }) => label)).toEqual(expect.arrayContaining(["replies", "repairs", "adapter"]));
  });
});
