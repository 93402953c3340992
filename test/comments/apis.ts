/** Small servers that answer as each provider's public API does, written after its documentation. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A comment as the tests tell it, whatever the provider. */
export interface Said {
  readonly id: number;
  readonly parent?: number;
  readonly author: string;
  readonly html: string;
  readonly deleted?: boolean;
}

/** 2024-04-30T10:12:00Z and one minute more for each id. */
const epoch = (id: number) => 1714471920000 + id * 60_000;
const iso = (id: number) => new Date(epoch(id)).toISOString().replace(".000", "");

export interface Asked {
  readonly url: URL;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json: unknown;
}

/** Serves answers as JSON. */
export async function serveApi(answer: (asked: Asked) => Answer) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    const one = { url: new URL(request.url ?? "/", "http://localhost"), body, headers: request.headers };
    asked.push(one);
    const { status = 200, headers, json } = answer(one);
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof json === "string" ? json : JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { origin, asked, close };
}

/** One provider: its settings for a server at `origin`, and what its API says of a thread. */
export interface Api {
  settings(origin: string): Readonly<Record<string, string>>;
  /** What is said under each key; other keys have nothing. */
  answer(said: Readonly<Record<string, readonly Said[]>>): (asked: Asked) => Answer;
}

const tops = (all: readonly Said[]) => all.filter(({ parent }) => parent === undefined);
const answersTo = (all: readonly Said[], id: number) => all.filter(({ parent }) => parent === id);
const there = (all: readonly Said[]) => all.filter(({ deleted }) => !deleted);

export const APIS: Readonly<Record<string, Api>> = {
  waline: {
    settings: (server) => ({ provider: "waline", server, client: "https://cdn.example/waline" }),
    answer:
      (said) =>
      ({ url }) => {
        const one = (s: Said) => ({
          objectId: s.id,
          ...(s.parent !== undefined && { pid: String(s.parent), rid: String(s.parent) }),
          nick: s.author,
          link: "",
          comment: s.html,
          time: epoch(s.id),
        });
        const all = there(said[url.searchParams.get("path") ?? ""] ?? []);
        const page = Number(url.searchParams.get("page"));
        // One top comment a page, so that pages are followed.
        const data = tops(all)
          .slice(page - 1, page)
          .map((s) => ({ ...one(s), children: answersTo(all, s.id).map(one) }));
        const totalPages = tops(all).length;
        return { json: { errno: 0, errmsg: "", data: { page, totalPages, pageSize: 1, count: totalPages, data } } };
      },
  },
  isso: {
    settings: (origin) => ({ provider: "isso", server: `${origin}/isso` }),
    answer:
      (said) =>
      ({ url }) => {
        const all = said[url.searchParams.get("uri") ?? ""] ?? [];
        if (all.length === 0) return { status: 404, json: { message: "no comments" } };
        const one = (s: Said) => ({
          id: s.id,
          parent: s.parent ?? null,
          author: s.author,
          website: null,
          text: s.deleted ? "" : s.html,
          mode: s.deleted ? 4 : 1,
          created: epoch(s.id) / 1000,
          modified: null,
        });
        return { json: { replies: tops(all).map((s) => ({ ...one(s), replies: answersTo(all, s.id).map(one) })) } };
      },
  },
  remark42: {
    settings: (server) => ({ provider: "remark42", server, site: "shop" }),
    answer:
      (said) =>
      ({ url }) => {
        const key = (url.searchParams.get("url") ?? "").replace("https://archive.example", "");
        const comments = (url.searchParams.get("site") === "shop" ? (said[key] ?? []) : []).map((s) => ({
          id: String(s.id),
          pid: s.parent === undefined ? "" : String(s.parent),
          text: s.deleted ? "" : s.html,
          user: { name: s.author, id: "u" },
          time: iso(s.id),
          delete: s.deleted ?? false,
        }));
        return { json: { comments, info: {} } };
      },
  },
  artalk: {
    settings: (server) => ({ provider: "artalk", server, site: "小文存" }),
    answer:
      (said) =>
      ({ url }) => {
        const all = there(said[url.searchParams.get("page_key") ?? ""] ?? []);
        const comments = all.map((s) => ({
          id: s.id,
          rid: s.parent ?? 0,
          nick: s.author,
          link: "",
          date: iso(s.id).replace("T", " ").replace("Z", ""),
          content_marked: s.html,
          is_pending: false,
        }));
        return { json: { comments, count: comments.length, roots_count: comments.length } };
      },
  },
  giscus: {
    settings: () => ({
      provider: "giscus",
      repo: "someone/archive",
      repo_id: "R_1",
      category: "Announcements",
      category_id: "DIC_1",
    }),
    answer:
      (said) =>
      ({ body, headers }) => {
        if (headers.authorization !== "Bearer secret") return { status: 401, json: { message: "Bad credentials" } };
        const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, string | null> };
        const node = (s: Said) => ({
          id: String(s.id),
          author: { login: s.author, url: `https://github.com/${encodeURIComponent(s.author)}` },
          createdAt: iso(s.id),
          lastEditedAt: null,
          deletedAt: null,
          isMinimized: s.deleted ?? false,
          bodyHTML: s.html,
        });
        const end = { hasNextPage: false, endCursor: null };
        // One discussion and one comment a page, and no reply on the first, so that all lists are followed.
        const threads = Object.entries(said);
        const commentsAfter = (title: string, at: number) => {
          const all = said[title] ?? [];
          const [top] = tops(all).slice(at);
          const more = tops(all).length > at + 1;
          const nodes = top
            ? [
                {
                  ...node(top),
                  replies: { pageInfo: { hasNextPage: answersTo(all, top.id).length > 0, endCursor: "0" }, nodes: [] },
                },
              ]
            : [];
          return { pageInfo: more ? { hasNextPage: true, endCursor: String(at + 1) } : end, nodes };
        };
        if (query.includes("discussions(")) {
          const at = Number(variables.after ?? 0);
          const title = threads[at]?.[0] ?? "";
          const nodes = threads[at] ? [{ id: `D ${title}`, title, comments: commentsAfter(title, 0) }] : [];
          const pageInfo = threads.length > at + 1 ? { hasNextPage: true, endCursor: String(at + 1) } : end;
          return { json: { data: { repository: { discussions: { pageInfo, nodes } } } } };
        }
        const id = variables.id ?? "";
        if (id.startsWith("D "))
          return { json: { data: { node: { comments: commentsAfter(id.slice(2), Number(variables.after)) } } } };
        const replies = threads.flatMap(([, all]) => answersTo(all, Number(id))).map(node);
        return { json: { data: { node: { replies: { pageInfo: end, nodes: replies } } } } };
      },
  },
};
