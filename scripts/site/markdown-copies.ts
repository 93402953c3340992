/** Markdown copies of threads, and `llms.txt`, which leads programs to them. */
import { stringsFor } from "../../layouts/i18n/pick.ts";
import type { Floor, Thread } from "../archive/model/model.ts";
import { fingerprint, textFingerprint } from "../core/fingerprint.ts";
import { type Output, pagePath } from "./output.ts";
import { boardOf, type Site, underBase } from "./site.ts";

/** Newest threads of each board that `llms.txt` names. */
const NAMED = 20;

/** Site path of the Markdown copy of a thread. The folder is the thread's, so its relative links hold. */
export function markdownPath({ url }: Pick<Thread, "url">): string {
  return `${url}index.md`;
}

/** A Markdown copy of each thread and `llms.txt`, if the settings want them. */
export function markdownCopies(site: Site): Output[] {
  if (!site.archive.settings.markdown) return [];
  return [
    ...site.archive.threads.map(
      (thread): Output => ({
        kind: "text",
        path: pagePath(markdownPath(thread)),
        key: textFingerprint(`markdown ${site.key} ${thread.fingerprint} ${boardOf(site, thread).title}`),
        text: () => markdownCopy(site, thread),
      }),
    ),
    llms(site),
  ];
}

/** The text of a thread with a head of its own: the front matter is for its author. */
function markdownCopy(site: Site, thread: Thread): string {
  const words = stringsFor(thread.lang);
  const { colon } = words.lists;
  const { board, author, tag } = words.search.script;
  const fact = (name: string, value: string | undefined) => (value ? [`- ${name}${colon}${value}`] : []);
  const facts = [
    ...fact(board, boardOf(site, thread).title),
    ...fact(author, thread.author),
    ...(thread.date ? [`- ${words.format.date(thread.date)}`] : []),
    ...fact(tag, thread.tags.join(words.search.script.comma)),
    ...fact(words.thread.source, thread.sourceUrl ?? thread.sourceSite),
    ...fact(words.thread.rights, thread.license ?? thread.rights),
    `- <${underBase(site.props.url ?? site.props.base, thread.url)}>`,
  ];
  const floors = new Map(site.bodies.thread(thread).floors.map((floor) => [floor.n, floor]));
  const posts = site.bodies.markdown(thread).map(({ n, text }, at) => {
    const floor = floors.get(n);
    return at === 0 ? text.trim() : `## ${headOf(floor, n, thread.lang)}\n\n${text.trim()}`;
  });
  return `${[`# ${thread.title}`, facts.join("\n"), ...posts].join("\n\n")}\n`;
}

function headOf(floor: Floor | undefined, n: number, lang: string): string {
  const words = stringsFor(lang);
  const date = floor?.date && words.format.date(floor.date);
  return [words.thread.floor(n), floor?.author, date].filter((part) => part !== undefined).join(" · ");
}

/** The archive in short, for programs that read. @see https://llmstxt.org/ */
function llms(site: Site): Output {
  const { archive, props } = site;
  const at = (path: string) => underBase(props.url ?? props.base, path);
  const boards = archive.boards.map((board) => {
    const threads = board.threads.slice(0, NAMED).map((thread) => {
      const summary = thread.summary === undefined ? "" : `: ${oneLine(thread.summary)}`;
      return `- [${bracketed(thread.title)}](${at(markdownPath(thread))})${summary}`;
    });
    const count = stringsFor(props.lang).lists.threads(board.threads.length);
    const head = `- [${bracketed(board.title)}](${at(board.url)}): ${count}`;
    return [`## ${board.title}`, "", head, ...threads].join("\n");
  });
  const about = props.description === undefined ? [] : [`> ${oneLine(props.description)}`];
  const text = `${[`# ${props.title}`, ...about, ...boards].join("\n\n")}\n`;
  return { kind: "text", path: "llms.txt", key: fingerprint(["llms", text]), text: () => text };
}

/** Text in the brackets of a link. */
function bracketed(text: string): string {
  return text.replace(/[[\]\\]/g, "\\$&");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
