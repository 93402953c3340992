/** What the words of a page's text say of its parts: title, way to it, heads of posts, and what is no text of anybody. Pure. */
import { readDate } from "../../dates/dates.ts";
import type { CapturedFloor } from "../../model.ts";

const TITLE = /^\s*(?:主[題题]|[標标][題题]|帖子主[題题]|topic|subject|thread|title|sujet|betreff)\s*[:：]\s*(\S.*)$/i;
/** The way from the site to the thread. */
const WAY = /^\s*(?:(?:[當当]前|您的?|你的?|所在)位置|[導导]航|breadcrumb|you are here|location)\s*[:：]\s*(.*)$/i;
/** A line that is a control or a notice of the page as a whole. */
const FURNITURE = [
  WAY,
  /^[|｜\s]*(?:只看(?:他|她|[該该]作者|TA)|[樓楼]主|倒序(?:[閱浏]?[覽览读]?看?)|回[復复覆]|引用|[舉举][報报]|收藏|[評评][論论]|分享|更多 ?分享到[:：]?|使用道具|[頂顶]|返回(?:列表|[頂顶]部)|[複复][制製]代[碼码]|查看[個个]人[網网]站|加[為为]?好友|[發发](?:消息|短消息|表新帖))[|｜\s]*$/i,
  /^[|｜\s]+$/,
  /^\s*(?:附件下[載载][區区]?|附件列表|attachments?)\s*[:：]?.{0,60}$/i,
  /(?:鼠[標标]左[鍵键]|[點点][擊击]文件|右[鍵键]另存).{0,30}下[載载]/,
  /^\s*(?:下[載载]次[數数]|[閱阅浏]?[讀读覽览]?次?[數数]|查看|回[復复]|[發发]表于)\s*(?:[:：]\s*)?\d+\s*$/,
  /^\s*(?:reply|quote|report|share|like|permalink|top|back to top|print|edit|delete|subscribe|log ?in|register|sign up|search)(?:\s*(?:[|·•]\s*)?(?:reply|quote|report|share|like|permalink|top|print|edit|delete))*\s*$/i,
  /^\s*(?:本帖最[後后]由|最[後后][編编][輯辑]|last edited by).{0,80}$/i,
];
/** Lines from which on a page has nothing of anybody. */
const FOOTER = [
  /^\s*(?:快速回[復复覆]|高[級级]回[復复覆]|quick reply|post a reply|[發发]表回[復复覆])(?:\s|$)/i,
  /^\s*(?:用[戶户]名|username|user name)\s*[:：]/i,
  /^\s*(?:powered by|copyright\b|©|\(c\) ?\d{4}|版[權权]所有|[網网]站[簡简]介|[聯联]系我[們们]|[關关]于我[們们]|法律[聲声]明|友情[鏈链]接)/i,
  /(?:ICP|公安)\s*(?:[備备证證]|[備备]案)?[^。]{0,12}\d{5,}/i,
  /^\s*(?:上一[篇主][題题]?|下一[篇主][題题]?|previous topic|next topic|相[關关](?:帖子|主[題题]))\s*[:：]?/i,
];

/** Whether a line is a control, a way or a heading of the page, and no text of a post. */
export function isFurniture(line: string): boolean {
  return FURNITURE.some((one) => one.test(line)) || isFooter(line);
}

/** Whether nothing of a post follows. */
export function isFooter(line: string): boolean {
  return FOOTER.some((one) => one.test(line));
}

/** The title, and the number of its line from 0. */
export function titleOf(lines: readonly string[]): { text: string; line: number; labelled: boolean } {
  const labelled = lines.findIndex((line) => TITLE.test(line));
  if (labelled >= 0)
    return { text: TITLE.exec(lines[labelled] ?? "")?.[1]?.trim() ?? "", line: labelled, labelled: true };
  const way = lines.findIndex((line) => WAY.test(line));
  const from = way < 0 ? 0 : way + 1;
  const at = lines.findIndex(
    (line, index) => index >= from && line.trim() !== "" && line.trim().length <= 120 && !isFurniture(line),
  );
  return at < 0
    ? { text: "", line: -1, labelled: false }
    : { text: lines[at]?.trim() ?? "", line: at, labelled: false };
}

/** The site that the way to the thread begins with. */
export function siteOf(lines: readonly string[]): string | undefined {
  const way = lines.map((line) => WAY.exec(line)?.[1]).find((one) => one !== undefined);
  const steps = (way ?? "").split(/->|[>»›→|]|\s-\s|--/).map((step) => step.trim());
  return steps.find((step) => step !== "" && !/^(?:首[頁页]|home|index|[論论][壇坛]首[頁页])$/i.test(step));
}

const NAMED: Readonly<Record<string, number>> = { 樓主: 1, 楼主: 1, 沙發: 2, 沙发: 2, 板凳: 3, 地板: 4 };
const NUMBER = /(?:^|[\s|#])(?:第\s*)?(\d{1,6})\s*(?:[樓楼]|F|#)(?=\s|$|\|)|#(\d{1,6})\b/i;
const NAME = /(樓主|楼主|沙發|沙发|板凳|地板)\s*$/;
const CONTROL = /只看(?:他|她|[該该]作者|TA)|(?:[發发]表[於于]|posted|wrote|發佈於|发布于)/i;

/** What a line says that begins a post: `|   只看他 樓主`, `小王 發表於 2016-11-30 10:12 | 只看該作者 2樓`. */
export function floorHeader(line: string): Pick<CapturedFloor, "n" | "author" | "date"> | undefined {
  if (line.length > 120 || !CONTROL.test(line)) return undefined;
  const numbered = NUMBER.exec(line);
  const n = NAMED[NAME.exec(line)?.[1] ?? ""] ?? Number(numbered?.[1] ?? numbered?.[2] ?? Number.NaN);
  const date = readDate(line.replace(NUMBER, " "));
  if (Number.isNaN(n) && date === undefined) return undefined;
  const author = /^\s*(?:作者[:：]\s*)?([^\s|:：#]{1,40})\s+(?:[發发]表[於于]|posted|wrote)/i.exec(line)?.[1];
  return {
    ...(Number.isNaN(n) || n < 1 ? {} : { n }),
    ...(author !== undefined && { author }),
    ...(date !== undefined && { date }),
  };
}
