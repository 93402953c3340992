import { expect, test } from "vitest";
import { LANGUAGES } from "../../layouts/i18n/pick.ts";
import { COMMANDS } from "../../scripts/commands.mjs";
import { contentAround, firstContent } from "../../scripts/init/content-files.ts";
import { frameFiles } from "../../scripts/init/frame-files.ts";
import type { NewFile } from "../../scripts/init/new-file.ts";
import { WORDS } from "../../scripts/init/words/pick.ts";
import { HOST_CHOICES, type HostChoice, type Words } from "../../scripts/init/words/words.ts";

const TITLE = `"他說": A/B 'test' <b> #1 😀`;

function frame(words: Words, host: HostChoice) {
  return frameFiles({
    title: TITLE,
    host,
    words,
    folder: "my archive",
    board: "notes",
    stele: "0.1.0",
    commands: COMMANDS,
  });
}

/** Files as one text to be read from top to bottom. */
function shown(files: readonly NewFile[]): string {
  return files
    .map(({ path, text, mode }) => `===== ${path}${mode === undefined ? "" : ` (${mode.toString(8)})`}\n${text}`)
    .join("\n");
}

test.each([...WORDS])("a new archive in %s has these files", async (lang, words) => {
  const beginning = { title: TITLE, lang, date: "2024-05-06", words };
  const content = firstContent(beginning).map((file) => ({ ...file, path: `content/${file.path}` }));
  await expect(shown([...frame(words, "none"), ...content])).toMatchFileSnapshot(`../golden/init/${lang}.txt`);
  const around = contentAround(beginning).map((file) => ({ ...file, path: `content/${file.path}` }));
  await expect(shown(around)).toMatchFileSnapshot(`../golden/init/${lang}-from.txt`);
});

test("an archive can begin in every language of the interface", () => {
  expect([...WORDS.keys()]).toEqual([...LANGUAGES.keys()]);
});

test("each host has its files, and its steps in every language", async () => {
  const languages = [...WORDS].flatMap(([lang, words]) =>
    HOST_CHOICES.map((host) => {
      const readme = frame(words, host).find(({ path }) => path === "README.md")?.text ?? "";
      const [publish = ""] = /^## .*\n\n.*git commit[\s\S]*?(?=^## )/m.exec(readme) ?? [];
      return { path: `${lang}, ${host}`, text: publish };
    }),
  );
  await expect(shown(languages)).toMatchFileSnapshot("../golden/init/hosts.txt");
  const [, words] = [...WORDS][0] ?? [];
  if (!words) throw new Error("no language");
  const common = new Set(frame(words, "none").map(({ path }) => path));
  const own = (host: HostChoice) => frame(words, host).flatMap(({ path }) => (common.has(path) ? [] : [path]));
  expect(Object.fromEntries(HOST_CHOICES.map((host) => [host, own(host)]))).toMatchInlineSnapshot(`
    {
      "cloudflare": [
        "deploy/hosted.sh",
      ],
      "github": [
        ".github/workflows/pages.yml",
        ".github/workflows/pages-matrix.yml",
      ],
      "gitlab": [
        ".gitlab-ci.yml",
        "deploy/hosted.sh",
      ],
      "netlify": [
        "netlify.toml",
        "deploy/hosted.sh",
        "deploy/netlify-cache/manifest.yml",
        "deploy/netlify-cache/package.json",
        "deploy/netlify-cache/index.js",
      ],
      "none": [],
      "server": [
        "deploy/post-receive",
      ],
    }
  `);
});

test("every script of a new archive is a command that there is", () => {
  const [, words] = [...WORDS][0] ?? [];
  if (!words) throw new Error("no language");
  const file = frame(words, "none").find(({ path }) => path === "package.json");
  const { scripts } = JSON.parse(file?.text ?? "") as { scripts: Record<string, string> };
  expect(scripts).toMatchObject({ start: "stele serve", build: "stele build", check: "stele check", new: "stele new" });
  for (const script of Object.values(scripts)) expect(COMMANDS).toContain(script.replace("stele ", ""));
});
