import { expect, test } from "vitest";
import { type Progress, progress } from "../../scripts/cli/progress.ts";

function shown(isTTY: boolean, total: number, work: (p: Progress) => void, columns = 80, now?: () => number): string {
  let text = "";
  work(progress(total, "images", { isTTY, columns, write: (part) => (text += part) }, now));
  return text;
}

test("a terminal gets a bar that fills up and goes away", () => {
  const text = shown(true, 4, (bar) => {
    bar.tick();
    bar.tick(3);
    bar.done();
  });
  expect(text).toContain("1/4");
  expect(text).toContain("█".repeat(24));
  expect(text.endsWith("\r\x1b[K")).toBe(true);
  expect(text).not.toContain("\n");
});

test("the bar never wraps in a narrow terminal", () => {
  const text = shown(true, 4, (bar) => bar.tick(4), 20);
  expect(text.replace("\r\x1b[K", "").length).toBeLessThan(20);
});

test("long work tells how much time is left", () => {
  let time = 0;
  const minutes = (bar: Progress) => {
    for (const passed of [60_000, 120_000, 180_000]) {
      time = passed;
      bar.tick(30);
    }
  };
  const bar = shown(true, 100, minutes, 80, () => time);
  for (const left of ["30/100, 3 min left", "60/100, 80 s left", "90/100, 20 s left"]) expect(bar).toContain(left);
});

test("a log gets a few lines for long work, at least a second apart, and none for short work", () => {
  const lines = (total: number, ms: number) => {
    let time = 0;
    const work = (bar: Progress) => {
      for (let i = 0; i < total; i++) {
        time += ms;
        bar.tick();
      }
      bar.done();
    };
    return shown(false, total, work, 80, () => time);
  };
  expect(lines(5, 1000)).toBe("images 1/5\nimages 2/5\nimages 3/5, 2 s left\nimages 4/5, 1 s left\nimages 5/5\n");
  expect(lines(1000, 5)).toBe(
    "images 200/1000\nimages 400/1000\nimages 600/1000, 2 s left\nimages 800/1000, 1 s left\nimages 1000/1000\n",
  );
  expect(lines(1000, 60_000).split("\n")).toHaveLength(11);
  expect(lines(1000, 0.5)).toBe("");
});

test("nothing to do shows nothing", () => {
  expect(shown(true, 0, (bar) => bar.done())).toBe("");
});
