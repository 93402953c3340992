import type { SearchScriptStrings } from "../../../../layouts/i18n/search-strings.ts";
import type { FloorPreview, Preview } from "../preview.ts";
import type { Names } from "../query/filter.ts";
import { fill, make, marked } from "./dom.ts";

/** Options that all results share. */
export interface ResultContext {
  readonly strings: SearchScriptStrings;
  /** Path that the site lives under, with a slash at both ends. */
  readonly base: string;
  /** Words for the thread's page to highlight. */
  readonly highlight: string;
  readonly names: Names;
}

/** Puts a result into its list item: a row as lists of threads have it, with what matches in place of the summary. */
export function fillResult(item: HTMLLIElement, preview: Preview, context: ResultContext): void {
  const { url, lang, image } = preview;
  const href = address(url, context);
  item.className = "row";
  item.replaceChildren(make("h3", {}, make("a", { href, class: "result-title", lang }, ...marked(preview.title))));
  if (preview.excerpt.length > 0) item.append(make("p", { class: "result-excerpt", lang }, ...marked(preview.excerpt)));
  if (preview.floors.length > 0) {
    item.append(
      make("ul", { class: "result-floors" }, ...preview.floors.map((floor) => floorItem(floor, lang, context))),
    );
  }
  item.append(facts(preview, context));
  if (!image) return;
  const source = { src: context.base + image.src.slice(1), width: `${image.width}`, height: `${image.height}` };
  const picture = make("img", { ...source, alt: "", loading: "lazy" });
  // The title beside it is the same link in words.
  const thumbnail = make("a", { href, class: "thumb", tabindex: "-1", "aria-hidden": "true" }, picture);
  // There is one format only, and a browser may not know it.
  picture.addEventListener("error", () => thumbnail.remove());
  item.append(thumbnail);
}

/** Says in a result's place that it could not be loaded. */
export function fillMissing(item: HTMLLIElement, context: ResultContext): void {
  item.className = "row";
  item.replaceChildren(make("p", { class: "result-missing" }, context.strings.missing));
}

function facts({ board, author, date, replies, tags }: Preview, { names, strings }: ResultContext): HTMLElement {
  const line = make("p", { class: "meta" }, make("span", {}, names("board", board)));
  if (author.length > 0) line.append(make("span", {}, ...marked(author)));
  line.append(
    date === undefined
      ? make("span", {}, strings.undated)
      : make("time", { datetime: date }, dayOf(date, strings.locale)),
  );
  if (replies > 0) {
    line.append(make("span", {}, replies === 1 ? strings.reply : fill(strings.replies, { n: replies })));
  }
  for (const tag of tags) if (tag.some((piece) => piece.marked)) line.append(make("span", {}, ...marked(tag)));
  return line;
}

/** Days as languages write them; to make one costs more than to use it. */
const days = new Map<string, Intl.DateTimeFormat>();

/** The day of a date in a language: by the clock of its writer, so the offset that may be in it does not count. */
function dayOf(date: string, locale: string): string {
  const day = new Date(date.slice(0, 10));
  if (Number.isNaN(day.getTime())) return date;
  const format = days.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  days.set(locale, format);
  return format.format(day);
}

function floorItem(floor: FloorPreview, lang: string, context: ResultContext): HTMLLIElement {
  const name = floor.n === 0 ? context.strings.comment : fill(context.strings.floor, { n: floor.n });
  const link = make("a", { href: address(floor.url, context) }, floor.author ? `${name} ${floor.author}` : name);
  return make("li", {}, link, " ", make("span", { lang }, ...marked(floor.excerpt)));
}

/** The address of a thread or floor, with the words that its page is to highlight. */
function address(url: string, { base, highlight }: ResultContext): string {
  return withHighlight(base + url.slice(1), highlight);
}

/** An address with the words that its page is to highlight. */
export function withHighlight(url: string, highlight: string): string {
  if (highlight === "") return url;
  const [path = "", hash] = url.split("#");
  const query = `?highlight=${encodeURIComponent(highlight.replace(/\p{Surrogate}/gu, "\ufffd"))}`;
  return path + query + (hash === undefined ? "" : `#${hash}`);
}
