/** Prints the counting form as PDF with Chromium: `node --import tsx scripts/demo/office/form.ts`. */
import { fileURLToPath } from "node:url";
import sparticuz from "@sparticuz/chromium";
import { chromium } from "playwright-core";
import { save } from "../files.ts";

const rows = Array.from({ length: 16 }, (_, i) => {
  const minutes = 600 + i * 15;
  const from = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  return `<tr><td>${from}</td>${"<td></td>".repeat(4)}</tr>`;
}).join("");

const page = `<!doctype html><meta charset="utf-8"><title>Door count form · 客流記錄表</title><style>
@page { size: A4; margin: 18mm }
body { font: 10.5pt/1.45 "Noto Sans CJK TC", sans-serif; color: #2b2925 }
h1 { font-size: 19pt; margin: 0 0 2mm; border-left: 2mm solid #c4452d; padding-left: 4mm }
p { margin: 0 0 3mm; color: #555 } table { width: 100%; border-collapse: collapse }
th, td { border: .3mm solid #999; padding: 1.7mm 2mm; text-align: left } th { background: #f3ead9 } td:first-child { width: 20mm }
.head { display: grid; grid-template-columns: repeat(3, 1fr); gap: 5mm; margin: 5mm 0 } .head span { border-bottom: .3mm solid #999; padding-bottom: 5mm }
ol { padding-left: 6mm; margin: 4mm 0 0 }
</style><h1>Door count form · 客流記錄表</h1>
<p>One sheet for each person and each door. Start a new line when the quarter-hour turns, even if nobody came. 一人一門一張,滿十五分鐘就換列,沒有人也要寫 0。</p>
<div class="head"><span>Door 門</span><span>Date 日期</span><span>Counter 計數人</span></div>
<table><tr><th>From 起</th><th>In 進</th><th>Children 兒童</th><th>Staff 員工</th><th>Notes 備註</th></tr>${rows}</table>
<ol><li>Press when you see a face coming in. 看到臉進來才按。</li><li>Same coat within ten minutes: do not press. 十分鐘內同一件外套不按。</li><li>More than thirty in a quarter-hour: call the second person. 十五分鐘超過三十位,叫第二個人來。</li></ol>`;

const browser = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const tab = await browser.newPage();
  await tab.setContent(page);
  const pdf = await tab.pdf({ preferCSSPageSize: true, printBackground: true });
  // Chromium writes the time of printing: keep the form the same from one day to the next.
  const text = pdf
    .toString("latin1")
    .replace(
      /\((D:\d{14}[^)]*)\)/g,
      (_, date: string) => `(${"D:20210301000000+00'00'".padEnd(date.length).slice(0, date.length)})`,
    );
  await save(
    fileURLToPath(new URL("../../../content/field-notes/2021/counting-by-hand/count-form.pdf", import.meta.url)),
    Buffer.from(text, "latin1"),
  );
} finally {
  await browser.close();
}
