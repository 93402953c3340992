import type { SearchScriptStrings } from "../../../../layouts/i18n/strings.ts";
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

/** Puts a result into its list item. */
export function fillResult(item: HTMLLIElement, preview: Preview, context: ResultContext): void {
  const { url, lang, image } = preview;
  const link = make("a", { href: address(url, context), class: "result-title", lang }, ...marked(preview.title));
  const body = make("div", { class: "result-body" }, link, facts(preview, context));
  if (preview.excerpt.length > 0) body.append(make("p", { class: "result-excerpt", lang }, ...marked(preview.excerpt)));
  if (preview.floors.length > 0) {
    body.append(
      make("ul", { class: "result-floors" }, ...preview.floors.map((floor) => floorItem(floor, lang, context))),
    );
  }
  const { base } = context;
  const picture = image && { src: base + image.src.slice(1), width: `${image.width}`, height: `${image.height}` };
  item.replaceChildren(body);
  if (!picture) return;
  const thumbnail = make("img", { ...picture, alt: "", loading: "lazy", class: "result-image" });
  // There is one format only, and a browser may not know it.
  thumbnail.addEventListener("error", () => thumbnail.remove());
  item.append(thumbnail);
}

/** Says in a result's place that it could not be loaded. */
export function fillMissing(item: HTMLLIElement, context: ResultContext): void {
  item.replaceChildren(make("p", { class: "result-missing" }, context.strings.missing));
}

function facts({ board, author, date, tags }: Preview, { names }: ResultContext): HTMLElement {
  const line = make("p", { class: "result-facts" }, make("span", {}, names("board", board)));
  if (author.length > 0) line.append(make("span", {}, ...marked(author)));
  if (date !== undefined) line.append(make("time", { datetime: date }, date.slice(0, 10)));
  for (const tag of tags) if (tag.some((piece) => piece.marked)) line.append(make("span", {}, ...marked(tag)));
  return line;
}

function floorItem(floor: FloorPreview, lang: string, context: ResultContext): HTMLLIElement {
  const name = floor.n === 0 ? context.strings.comment : fill(context.strings.floor, { n: floor.n });
  const link = make("a", { href: address(floor.url, context) }, floor.author ? `${name} ${floor.author}` : name);
  return make("li", {}, link, " ", make("span", { lang }, ...marked(floor.excerpt)));
}

/** The address of a thread or floor, with the words that its page is to highlight. */
function address(url: string, { base, highlight }: ResultContext): string {
  const [path = "", hash] = url.split("#");
  const query =
    highlight === "" ? "" : `?highlight=${encodeURIComponent(highlight.replace(/\p{Surrogate}/gu, "\ufffd"))}`;
  return base + path.slice(1) + query + (hash === undefined ? "" : `#${hash}`);
}
