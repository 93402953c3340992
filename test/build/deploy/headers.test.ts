/** Headers of a site: what `_headers` says to the hosts that read it, and the files for servers of one's own say alike. */
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { smallArchive } from "../../support/archive.ts";
import { build } from "../../support/build.ts";
import { once } from "../../support/once.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const SERVERS = ["nginx.conf", "apache.conf"];
const serverFile = (name: string) => fs.readFileSync(path.join(ROOT, "scripts/deploy", name), "utf8");

/** The rules of `_headers`: header by header, by path. */
async function rulesOf(settings = "", baseUrl = "https://archive.example/"): Promise<Map<string, Map<string, string>>> {
  const { site } = await build(smallArchive({ "archive.yaml": `title: 小文存\n${settings}` }), { baseUrl });
  const rules = fs.readFileSync(path.join(site, "_headers"), "utf8").split(/^(?=\/)/m);
  return new Map(
    rules.map((rule) => {
      const [at = "", ...lines] = rule.trimEnd().split("\n");
      return [at, new Map(lines.map((line) => [line.split(":")[0]?.trim() ?? "", line.replace(/^[^:]*: /, "")]))];
    }),
  );
}

const plain = () => once("the rules of _headers", rulesOf);

test("nobody may frame a site, unless its comments need a page of the site in a frame", async () => {
  const framing = async (settings: string) =>
    /frame-ancestors '(\w+)'/.exec(
      (await (settings === "" ? plain() : rulesOf(settings))).get("/*")?.get("Content-Security-Policy") ?? "",
    )?.[1];
  expect(await framing("")).toBe("none");
  expect(await framing("comments: { provider: cusdis, app_id: 1f5dcc0b-6e5c-4d6b-9e0c-4d0f4e5b6a7c }\n")).toBe("self");
});

test("drawings are documents without scripts, under any path", async () => {
  const rules = await rulesOf("", "https://archive.example/some/path/");
  expect(rules.get("/some/path/*.svg")?.get("Content-Security-Policy")).toMatch(/^sandbox; default-src 'none'; /);
});

test.each(SERVERS)("%s sends the headers of _headers", async (name) => {
  const text = serverFile(name);
  for (const [at, headers] of await plain()) {
    for (const [header, value] of headers) {
      const line = text.split("\n").find((one) => one.includes(` ${header} `)) ?? "";
      expect([at, header, line]).toEqual([at, header, expect.stringMatching(/\S/)]);
      if (at === "/*" && header !== "Content-Security-Policy") expect(line).toContain(` ${header} "${value}"`);
      else if (at !== "/*" && !at.endsWith(".svg")) expect(text).toContain(`"${value}"`);
    }
  }
  expect(text).toContain(`"sandbox; frame-ancestors 'none'"`);
});

test.each(SERVERS)("%s knows every folder that has headers of its own", async (name) => {
  const folders = [...(await plain()).keys()].filter((at) => /.\/\*$/.test(at)).map((at) => at.slice(1, -2));
  for (const folder of folders) expect(serverFile(name)).toMatch(new RegExp(`[(:|]${folder}[)|]`));
});
