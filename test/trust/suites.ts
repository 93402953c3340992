/** Every suite of `npm run test:trust`, in the order in which they run. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { runFaults } from "./faults.ts";
import { type Suite, written } from "./outcome.ts";
import { runSoak } from "./soak.ts";
import { outcomeOf } from "./vitest.ts";

const ROOT = path.join(import.meta.dirname, "../..");
/** Input that only this project's machines have. */
const SHARED = path.join(ROOT, "../shared/check/data/xss-sample.json");

export const SUITES: readonly Suite[] = [
  {
    name: "payloads",
    about: "scripts in every place of a post and of the front matter, in a browser without policy",
    goal: "0 act; of the same ones as they are, half or more do",
    async run(scale) {
      const own = ["test/browser/xss.test.ts", "test/trust/payloads.test.ts"];
      return outcomeOf({ files: own, scale }, ({ sum }) => {
        const [tried, acted, control] = [sum("payloads"), sum("acted"), sum("acted as they are") / sum("as they are")];
        return {
          figure: `${acted} of ${written(tried)} act, as they are ${Math.round(control * 100)}%`,
          met: acted === 0 && control >= 0.5,
          numbers: { tried, acted, control },
        };
      });
    },
  },
];
void SHARED;
void fs;
void spawnSync;
void runFaults;
void runSoak;
