/** Every suite of `npm run test:trust`, in the order in which they run. */
import fs from "node:fs";
import path from "node:path";
import { groupDigits } from "../../scripts/core/group-digits.ts";
import { COLLECTED } from "../browser/payloads.ts";
import { scaled } from "../support/size.ts";
import { runFaults } from "./faults.ts";
import type { Suite } from "./outcome.ts";
import { runSoak } from "./soak.ts";
import { outcomeOf } from "./vitest.ts";

const ROOT = path.join(import.meta.dirname, "../..");
/** Examples of the specification, installed beside their test. */
const EXAMPLES = path.join(ROOT, "test/commonmark/node_modules/commonmark-spec");

const pairs: Suite = {
  name: "pairs",
  about: "two publishes at once, into one folder or from one cache",
  goal: "0 torn of 200",
  run: (scale) => runFaults({ name: "pairs", rounds: scaled(200, scale), threads: 12, beside: false }),
};

const faults = (name: string, about: string, goal: string, threads: number): Suite => ({
  name,
  about,
  goal,
  run: (scale) => runFaults({ name, rounds: scaled(200, scale), threads, beside: true }),
});

export const SUITES: readonly Suite[] = [
  {
    name: "payloads",
    about: "scripts in every place of a post and of the front matter, in a browser without policy",
    goal: "0 act; of the same ones as they are, half or more do",
    run(scale) {
      const collected = fs.existsSync(COLLECTED) ? ["test/shared/xss.test.ts"] : [];
      const files = ["test/browser/xss.test.ts", "test/trust/payloads.test.ts", ...collected];
      return outcomeOf({ files, scale }, ({ sum }) => {
        const [tried, acted] = [sum("payloads"), sum("acted")];
        const control = sum("acted as they are") / Math.max(1, sum("as they are"));
        return {
          figure: `${acted} of ${groupDigits(tried)} act in ${groupDigits(sum("pages"))} pages; as they are ${Math.round(control * 100)}%`,
          met: tried > 0 && acted === 0 && control >= 0.5,
          numbers: { tried, acted, control },
        };
      });
    },
  },
  {
    name: "attacks",
    about: "hostile content, repositories and pushes, each a test",
    goal: "0 of 120 or more get in",
    run(scale) {
      const content = ["", "-refused", "-published"].map((name) => `test/build/attacks${name}.test.ts`);
      const git = ["test/build/hostile-repository.test.ts", "test/trust/hostile-git.test.ts"];
      const files = [...content, ...git, "test/trust/hostile-trees.test.ts", "test/trust/pushes.test.ts"];
      return outcomeOf({ files, scale }, ({ passed, failed }) => ({
        figure: `${failed} of ${passed + failed} get in`,
        met: failed === 0 && passed >= 120,
        numbers: { tried: passed + failed, failed },
      }));
    },
  },
  {
    name: "names",
    about: "attachments with every extension of a table of types, and tricks, as five kinds of hosts serve them",
    goal: "0 run",
    run: (scale) =>
      outcomeOf({ files: ["test/trust/names.test.ts"], scale }, ({ sum }) => {
        const [names, ways, ran, control] = [sum("names"), sum("ways"), sum("ran"), sum("control")];
        return {
          figure: `${ran} of ${groupDigits(names)} files run in ${groupDigits(ways)} ways; under their own names ${groupDigits(control)} ways do`,
          met: names > 0 && ran === 0 && control > 0,
          numbers: { names, ways, ran, control },
        };
      }),
  },
  {
    name: "requests",
    about: "odd requests at the preview",
    goal: "it answers afterwards, and hands out nothing of others",
    run: (scale) =>
      outcomeOf({ files: ["test/eleventy/preview-server.test.ts"], scale }, ({ sum, faults }) => ({
        figure: `${groupDigits(sum("requests"))} sent, ${faults.length === 0 ? "alive" : "not well"}`,
        met: sum("requests") >= 200,
        numbers: { requests: sum("requests") },
      })),
  },
  {
    name: "validity",
    about:
      "HTML, links, Atom, JSON Feed, JSON-LD and web manifest of an archive of all kinds of threads, against their specifications",
    goal: "0 faults in 500 pages or more",
    run: (scale) =>
      outcomeOf({ files: ["test/build/validity.test.ts"], scale }, ({ sum }) => {
        const [pages, feeds, entries, things] = [sum("pages"), sum("feeds"), sum("entries"), sum("things")];
        return {
          figure: `${sum("faults")} faults in ${groupDigits(pages)} pages, ${feeds} feeds of ${groupDigits(entries)} entries, ${groupDigits(things)} things`,
          met: pages >= 500 * scale && sum("faults") === 0,
          numbers: { pages, feeds, entries, things, faults: sum("faults") },
        };
      }),
  },
  {
    name: "growth",
    about: "every regular expression and way to read content on 10, 20 and 40 thousand repeats",
    goal: "0 grow faster than the text",
    run: (scale) =>
      outcomeOf(
        { files: ["test/growth/expressions.test.ts", "test/growth/markup.test.ts"], scale },
        ({ sum, failed }) => ({
          figure: `${sum("slow expressions")} of ${groupDigits(sum("expressions"))} expressions, ${failed} tests fail`,
          met: sum("expressions") > 0 && failed === 0,
          numbers: { expressions: sum("expressions"), slow: sum("slow expressions") },
        }),
      ),
  },
  {
    name: "generated",
    about: "random front matter, settings, records, Markdown and SVG",
    goal: "0 uncaught, 0 over 2 s, of 20,000",
    run: (scale) =>
      outcomeOf({ files: ["test/generated"], scale }, ({ sum, most }) => {
        const [runs, uncaught, slow, slowest] = [sum("runs"), sum("uncaught"), sum("slow"), most("slowest ms")];
        return {
          figure: `${uncaught} uncaught, ${slow} over 2 s, of ${groupDigits(runs)}; the slowest took ${groupDigits(slowest)} ms`,
          met: runs > 0 && uncaught === 0 && slow === 0,
          numbers: { runs, uncaught, slow, slowest },
        };
      }),
  },
  faults("kills", "publishes that are killed at any moment", "0 torn of 200", 60),
  faults("disks", "publishes on a disk that gets full", "0 wrong of 200", 12),
  pairs,
  faults("deleted", "publishes after parts of the cache and of the releases were deleted", "0 wrong of 200", 12),
  faults("flipped", "bits flipped in stored files, then `build --verify`", "0 wrong of 200", 12),
  {
    name: "commonmark",
    about: "the examples of CommonMark (after `npm ci` in `test/commonmark`)",
    goal: "each difference is explained, 640 of 652 the same or stricter by policy",
    run(scale) {
      if (!fs.existsSync(EXAMPLES))
        return Promise.resolve({
          figure: "the examples are not installed",
          met: false,
          numbers: {},
          faults: ["run `npm ci` in test/commonmark"],
        });
      const config = "test/commonmark/vitest.config.ts";
      return outcomeOf({ files: [], config, scale }, ({ sum }) => {
        const [same, examples] = [sum("same"), sum("examples")];
        return {
          figure: `${same} of ${examples} are the same, ${examples - same} are explained`,
          met: examples > 0,
          numbers: { same, examples },
        };
      });
    },
  },
  {
    name: "soak",
    about: "publishes in one `npm start`",
    goal: "300: memory flat, the same as from nothing",
    run: (scale) => runSoak(scaled(300, scale)),
  },
];
