import { type Files, thread } from "./archive.ts";

/** Names of tags that are often written in either script. */
const SCRIPTS = ["庫存", "库存"];

/**
 * An archive with a busy board (`busy`: 120 threads a year in 2020 and 2021, and 60 in 2019), a slow one (`slow`: one a
 * year) and a small one (`small`: 24 threads in two months), 30 authors, and tags in both scripts.
 */
export function manyThreads(): Files {
  const files: Record<string, string> = {
    "archive.yaml": "title: 大文存\nlang: zh-Hant\nurl: https://archive.example/\npage_size: 20\n",
    "busy/board.yaml": "title: 熱鬧的版\ndescription: 天天有人來\n",
    "slow/board.yaml": "title: 冷清的版\n",
    "small/board.yaml": "title: 小版\n",
    "slow/undated/index.md": thread({ title: "不知何時" }, "字"),
  };
  const add = (board: string, n: number, date: string) => {
    const author = n % 30 === 0 ? "店小二" : `user${n % 30}`;
    const tags = n % 3 === 0 ? `[${SCRIPTS[n % 9 === 0 ? 1 : 0]}, 客流]` : `[t${n % 28}]`;
    const front = { title: `${board} 的第 ${n} 帖,說的是門口的客流`, date, author, tags };
    files[`${board}/${date.slice(0, 4)}/t${n}/index.md`] = thread(front, `第 ${n} 段正文,寫得不長不短。`);
  };
  for (let n = 0; n < 300; n += 1) {
    const year = n < 60 ? 2019 : n < 180 ? 2020 : 2021;
    const inYear = n < 60 ? n * 2 : (n - 60) % 120;
    add("busy", n, dateOf(year, Math.floor(inYear / 10) + 1, (inYear % 10) + 1));
  }
  for (let n = 0; n < 14; n += 1) add("slow", n, dateOf(2000 + n, (n % 12) + 1, 5));
  for (let n = 0; n < 24; n += 1) add("small", n, dateOf(2018, (n % 2) + 3, n + 1));
  return files;
}

function dateOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
