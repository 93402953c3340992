import { BY_DEVICE, BY_HAND, HOURS, quarters } from "../data/doors.ts";
import { workbook } from "./workbook.ts";

/** The sheet behind the thread on door counters: hours, quarters of an hour, and how it was counted. */
export function doorSheet(): Buffer {
  const raw = quarters();
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  const hours = HOURS.map((hour, i) => {
    const of = raw.slice(i * 4, i * 4 + 4);
    const [hand, device] = [BY_HAND[i] as number, BY_DEVICE[i] as number];
    return [
      `${hour}–${hour + 1} 時`,
      sum(of.map((q) => q.eastHand)),
      sum(of.map((q) => q.southHand)),
      hand,
      sum(of.map((q) => q.eastDevice)),
      sum(of.map((q) => q.southDevice)),
      device,
      device - hand,
      Math.round(((device - hand) / hand) * 1000) / 10,
    ];
  });
  const total = [1, 2, 3, 4, 5, 6, 7].map((k) => sum(hours.map((row) => row[k] as number)));
  return workbook([
    {
      name: "每小時",
      widths: [12, 10, 10, 10, 10, 10, 10, 8, 8],
      rows: [
        ["時段", "東門人工", "南門人工", "人工合計", "東門機器", "南門機器", "機器合計", "差", "差 %"],
        ...hours,
        ["全日", ...total, 21.1],
      ],
    },
    {
      name: "十五分鐘",
      widths: [10, 10, 10, 10, 10],
      rows: [
        ["起", "東門人工", "南門人工", "東門機器", "南門機器"],
        ...raw.map((q) => [q.from, q.eastHand, q.southHand, q.eastDevice, q.southDevice]),
      ],
    },
    {
      name: "說明",
      widths: [16, 70],
      rows: [
        ["欄位", "說明"],
        ["人工", "按壓計數器，看到臉從外面進來按一下；兩門各三人輪班"],
        ["機器", "紅外線計數器的進場次數，出場不計"],
        ["起", "十五分鐘的開始時刻，當地時間"],
        ["差 %", "（機器合計 − 人工合計） ÷ 人工合計"],
      ],
    },
  ]);
}
