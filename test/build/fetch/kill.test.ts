import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { smallArchive, temporaryFolder, thread } from "../../support/archive.ts";
import { Dice } from "../../support/dice.ts";
import { LAUNCHER } from "../../support/node.ts";
import { png } from "../../support/png.ts";
import { openHost } from "./host.ts";

const THREADS = 4;
const EACH = 8;
/** Requests to one host at the same time. */
const IN_FLIGHT = 4;

test("a run that is killed at any moment loses nothing, and the next one asks for nothing that was there", async () => {
  const dice = new Dice(7);
  const { origin, asked } = await openHost(() => dice.below(20));
  const texts = Array.from({ length: THREADS }, (_, number) => {
    const pictures = Array.from({ length: EACH }, (_, n) => `![圖](${origin}/good/${number * EACH + n}.png)`);
    return [`tea/2016/t${number}/index.md`, thread({ title: `帖 ${number}` }, pictures.join("\n\n"))] as const;
  });
  const content = smallArchive(Object.fromEntries(texts));
  const cache = temporaryFolder();
  const start = () => {
    const options = ["--content", content, "--cache", cache, "--pause", "0", "--allow-private"];
    return spawn(process.execPath, [LAUNCHER, "fetch", ...options], { stdio: "ignore" });
  };
  const kills = 2;
  for (let kill = 0; kill < kills; kill += 1) {
    const child = start();
    const until = asked.length + dice.below(12) + 4;
    while (asked.length < until && child.exitCode === null) await new Promise((done) => setTimeout(done, 2));
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }
  const [status] = await once(start(), "exit");
  expect(status).toBe(0);
  for (const [file, text] of texts) {
    expect(fs.readFileSync(path.join(content, file), "utf8")).toBe(text.replaceAll(`${origin}/good/`, ""));
    const folder = path.dirname(path.join(content, file));
    const names = fs.readdirSync(folder).sort();
    expect(names).toHaveLength(EACH + 2);
    for (const name of names.filter((one) => one.endsWith(".png")))
      expect(fs.readFileSync(path.join(folder, name))).toEqual(png(8, 6, Number.parseInt(name, 10)));
    expect(JSON.parse(fs.readFileSync(path.join(folder, "capture.json"), "utf8")).attachments).toHaveLength(EACH);
  }
  expect(new Set(asked).size).toBe(THREADS * EACH);
  expect(asked.length).toBeLessThanOrEqual(THREADS * EACH + kills * IN_FLIGHT);
});
