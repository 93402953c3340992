/** Lines of a page's text that list a file of a post. Pure. */

/** A file as a line lists it. */
export interface ListedAttachment {
  readonly name: string;
  readonly size?: string;
  readonly downloads?: number;
}

const SIZE = "[(（\\[]\\s*([\\d.,]+\\s*(?:[KMG]i?[BoO]?|[BoO]|bytes|字节|位元組))\\s*[^)）\\]]{0,60}[)）\\]]";
const NAME = '([^()（）\\[\\]:：<>"|*?]{1,200}?\\.[A-Za-z0-9]{1,8})';
/** `附件:01.jpg (25K)`, `Attachment: plan.pdf (1.2 MB, 4 downloads)`, `door.jpg (122.57 KiB) Viewed 12 times`. */
const LINE = new RegExp(
  `^\\s*(?:(?:附件|附檔|附加文件|attached files?|attachments?|files?)\\s*(?:\\d+\\s*)?[:：]\\s*)${NAME}\\s*(?:${SIZE})?(.*)$`,
  "i",
);
const BARE = new RegExp(
  `^\\s*${NAME}\\s*${SIZE}\\s*((?:viewed|downloaded|下載|下载|被下载|consulté|téléchargé|\\d+\\s*downloads?).*)$`,
  "i",
);
const DOWNLOADS =
  /(?:下[載载](?:次[數数])?|downloads?|downloaded|viewed|views?)\s*(?:[:：]\s*)?([\d,]+)|(?<![\d,])([\d,]{1,12})\s{0,3}(?:次下[載载]|downloads?|views?|times)/i;

/** @returns the file that a line lists; nothing for another line */
export function readAttachmentLine(line: string): ListedAttachment | undefined {
  const found = LINE.exec(line) ?? BARE.exec(line);
  if (!found) return undefined;
  const [all, name = "", size] = found;
  const count = DOWNLOADS.exec(all.slice(all.indexOf(name) + name.length));
  const downloads = count?.[1] ?? count?.[2];
  return {
    name: name.trim(),
    ...(size !== undefined && { size: size.trim() }),
    ...(downloads !== undefined && { downloads: Number(downloads.replaceAll(",", "")) }),
  };
}
