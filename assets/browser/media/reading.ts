/** Shows the beginning of a text or a table that this site has. It is somebody else's: it goes in as text alone. */
import type { ReadingScriptStrings } from "../../../layouts/i18n/strings.ts";
import { decode } from "./decode.ts";
import { element } from "./element.ts";
import { parseTable } from "./table.ts";

/** Bytes that are shown. */
const LIMIT = 200_000;
/** Rows and cells of a row that are shown. */
const ROWS = 500;
const CELLS = 50;
/** Characters that stay on one line of a cell. */
const SHORT = 30;

/** @param details with the address of the file, and with our words */
export async function readInto(details: HTMLDetailsElement): Promise<void> {
  const words = JSON.parse(details.dataset.words ?? "{}") as ReadingScriptStrings;
  const status = element("p", { role: "status", textContent: words.loading });
  details.append(status);
  const address = details.dataset.src ?? "";
  try {
    const { bytes, isCut } = await beginning(address);
    const { text, encoding } = decode(bytes, isCut);
    const rows = /\.(?:csv|tsv)$/i.test(address) ? parseTable(text, isCut) : undefined;
    const shown = rows ? tableOf(rows) : element("pre", { textContent: text });
    const box = element("div", { className: "table", tabIndex: 0, role: "region" }, shown);
    box.ariaLabel = details.querySelector("summary")?.textContent ?? "";
    status.before(box);
    status.textContent = [
      (isCut || (rows && rows.length > ROWS)) && words.cut,
      encoding !== "UTF-8" && words.readAs.replace("{encoding}", encoding),
    ]
      .filter(Boolean)
      .join(" ");
  } catch {
    status.textContent = words.unreadable;
  }
}

/** The first bytes of a file. Hosts may not know ranges, so the rest is left unread. */
async function beginning(address: string): Promise<{ bytes: Uint8Array; isCut: boolean }> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const reader = response.body.getReader();
  const bytes = new Uint8Array(LIMIT);
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return { bytes: bytes.subarray(0, length), isCut: false };
    bytes.set(value.subarray(0, LIMIT - length), length);
    length += value.length;
    if (length <= LIMIT) continue;
    void reader.cancel();
    return { bytes, isCut: true };
  }
}

function tableOf(rows: readonly (readonly string[])[]): HTMLTableElement {
  const [first, ...rest] = rows.slice(0, ROWS).map((row) => row.slice(0, CELLS));
  const isHead = rest.length > 0 && first?.every((cell) => cell !== "" && Number.isNaN(Number(cell)));
  const line = (cells: readonly string[], tag: "td" | "th") =>
    element(
      "tr",
      {},
      ...cells.map((textContent) =>
        tag === "th"
          ? element(tag, { textContent, scope: "col" })
          : element(tag, { textContent, className: textContent.length < SHORT ? "short" : "" }),
      ),
    );
  const body = isHead ? rest : [...(first ? [first] : []), ...rest];
  return element(
    "table",
    {},
    ...(isHead && first ? [element("thead", {}, line(first, "th"))] : []),
    element("tbody", {}, ...body.map((cells) => line(cells, "td"))),
  );
}
