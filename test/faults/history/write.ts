/** Content as plain data → the files of a content folder. */
import { png } from "../../support/png.ts";
import {
  type Content,
  type Json,
  type Keys,
  leads,
  type Page,
  placesOf,
  settingsOf,
  type Thread,
  translationsOf,
} from "./content.ts";

/** Text or bytes by path below the content folder. */
export type Files = ReadonlyMap<string, string | Buffer>;

type Places = ReturnType<typeof placesOf>;

/** Every file that the content is written as. */
export function filesOf(content: Content): Files {
  const places = placesOf(content);
  const translations = translationsOf(content);
  const files = new Map<string, string | Buffer>([
    ["archive.yaml", yaml(settingsOf(content))],
    [".gitignore", "ignored-*\n"],
  ]);
  for (const [path, board] of Object.entries(content.boards)) files.set(`${path}/board.yaml`, yaml(board));
  for (const [name, page] of Object.entries(content.pages)) files.set(`pages/${name}.md`, pageText(page, name, places));
  for (const thread of content.threads) {
    const put = (name: string, bytes: string | Buffer) => files.set(`${thread.path}/${name}`, bytes);
    put("index.md", threadText(thread, places, translations.get(thread.number)));
    if (thread.replies.length > 0) put("replies.md", repliesText(thread));
    if (thread.kept.length > 0) put("comments.json", keptText(thread));
    if (thread.imported) put("capture.json", `${JSON.stringify({ adapter: "bench", views: thread.number })}\n`);
    for (const [name, version] of Object.entries(thread.files)) put(name, bytesOf(name, version));
  }
  return files;
}

/** JSON is YAML. */
function yaml(keys: Readonly<Record<string, Json>>): string {
  return Object.entries(keys)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join("");
}

function threadText(thread: Thread, places: Places, translations: Keys | undefined): string {
  const { front, aliases, listed, files, paragraphs, path } = thread;
  const attachments = listed.map((file) => ({ file, title: `${file} 的名字`, downloads: files[file] ?? 0 }));
  const keys = {
    ...front,
    ...(translations && { translations }),
    ...(aliases.length && { aliases }),
    ...(attachments.length && { attachments }),
  };
  // Every third version of a picture is kept without being shown.
  const shown = Object.entries(files).filter(([file, version]) => file.endsWith(".png") && version % 3 > 0);
  const figures = shown.map(([file]) => `![圖](${file} "圖說 ${file}")`);
  return `---\n${yaml(keys)}---\n${[...paragraphs, ...figures, ...linkList(thread.links, path, places)].join("\n\n")}\n`;
}

function pageText({ title, paragraphs, links }: Page, name: string, places: Places): string {
  return `---\n${yaml({ title })}---\n${[...paragraphs, ...linkList(links, name, places)].join("\n\n")}\n`;
}

function linkList(links: readonly string[], from: string, places: Places): string[] {
  const lines = links.filter((link) => leads(link, from, places)).map((link, i) => `- [連結 ${i + 1}](<${link}>)`);
  return lines.length > 0 ? [lines.join("\n")] : [];
}

function repliesText({ replies }: Thread): string {
  return replies
    .map(({ n, author, text }) => `<!-- floor ${JSON.stringify({ n, author })} -->\n\n${text}\n`)
    .join("\n");
}

function keptText({ kept }: Thread): string {
  const comments = kept.map(({ id, text, deleted }) => ({
    id,
    author: "路人",
    date: "2024-05-01",
    html: `<p>${text}</p>`,
    ...(deleted && { deleted: "2024-06-01" }),
  }));
  const source = { provider: "waline", from: "https://talk.example", kept_at: "2024-06-01", comments };
  return `${JSON.stringify({ sources: [source] }, null, 1)}\n`;
}

const PICTURES = new Map<number, Buffer>();

/** The bytes of an attachment. Small pictures are shown as they are, large ones are made smaller. */
function bytesOf(name: string, version: number): string | Buffer {
  if (!name.endsWith(".png")) return `version,${version}\n${"0123456789\n".repeat(version % 40)}`;
  const made = PICTURES.get(version) ?? png(version % 2 ? 400 : 40, version % 2 ? 20 : 30, version);
  PICTURES.set(version, made);
  return made;
}
