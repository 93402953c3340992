import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { smallArchive, temporaryFolder, thread, write } from "../support/archive.ts";
import { build } from "../support/build.ts";
import { type FolderServer, serveFolder } from "./browser.ts";

/** Runs script when a page takes it for HTML. */
export const HOSTILE = "<img src=x onerror=\"document.title='hit'\">";

/** Path that the archive lives under. */
export const BASE = "/old/forum/";

export interface PagefindSites {
  /** The archive, with pages that a publisher added. */
  readonly archive: FolderServer;
  /** A site of the publisher's that has nothing but pages of its own. */
  readonly elsewhere: FolderServer;
  /** Published folder of the archive. */
  readonly folder: string;
  close(): Promise<void>;
}

/** The policy of `_headers`. */
export function policyOf(folder: string): string {
  return /Content-Security-Policy: (.*)/.exec(fs.readFileSync(path.join(folder, "_headers"), "utf8"))?.[1] ?? "";
}

/**
 * Builds an archive and serves it as its `_headers` says, with another site beside it.
 *
 * @param pages of the publisher's: HTML by name, given the origin and the path of the archive
 */
export async function serveWithPages(
  pages: Readonly<Record<string, (archive: string) => string>>,
): Promise<PagefindSites> {
  const { site } = await build(await content(), { baseUrl: `https://host.example${BASE}` });
  const folder = temporaryFolder();
  fs.cpSync(fs.realpathSync(site), folder, { recursive: true });
  const headers = { "content-security-policy": policyOf(folder), "access-control-allow-origin": "*" };
  const archive = await serveFolder(folder, { base: BASE, headers });
  const outside = temporaryFolder();
  for (const [name, page] of Object.entries(pages)) {
    write(folder, { [name]: page(BASE) });
    write(outside, { [name]: page(`${archive.origin}${BASE}`) });
  }
  // The strictest policy that a publisher's page may have.
  const { origin } = archive;
  const own = `default-src 'none'; script-src 'self' ${origin}; style-src ${origin}; connect-src ${origin}; img-src ${origin} data:`;
  const elsewhere = await serveFolder(outside, { headers: { "content-security-policy": own } });
  const close = async () => {
    await archive.close();
    await elsewhere.close();
  };
  return { archive, elsewhere, folder, close };
}

async function content(): Promise<string> {
  const noise = { type: "gaussian", mean: 120, sigma: 30 } as const;
  const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#b04030", noise } })
    .jpeg()
    .toBuffer();
  const replies = ["好。", "排隊叫號機壞了。", "支付寶也收。", "叫號機修好了。"];
  return smallArchive({
    "tea/2017/pay/index.md": thread(
      { title: "支付寶的圈子", date: "2017-01-01", author: "店小二", tags: "[支付, 茶]" },
      "正文說的是行動支付,還有排隊叫號機。\n\n![門口](door.jpg)",
    ),
    "tea/2017/pay/replies.md": replies
      .map((text, i) => `<!-- floor {"n":${i + 2},"author":"客官"} -->\n\n${text}\n`)
      .join("\n"),
    "tea/2017/pay/door.jpg": picture,
    "tea/2015/undated/index.md": thread({ title: "沒有日期的支付寶舊帖", author: "掌櫃" }, "字。"),
    "tea/2018/returns/index.md": thread(
      { title: "Why returns cost more", date: "2018-05-06", author: "Ann", tags: "[支付]" },
      "Customers returned one parcel in seven & paid by 支付宝.",
    ),
    "odd/board.yaml": `title: ${JSON.stringify(HOSTILE)}\n`,
    "odd/hostile/index.md": thread(
      {
        title: JSON.stringify(`敵意 ${HOSTILE}`),
        date: "2019-01-01",
        author: JSON.stringify(HOSTILE),
        tags: JSON.stringify([HOSTILE, "__proto__"]),
        summary: JSON.stringify(`摘要 ${HOSTILE}`),
      },
      `敵意的正文 \`${HOSTILE}\` 到此。`,
    ),
  });
}
