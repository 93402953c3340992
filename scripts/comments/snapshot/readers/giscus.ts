/**
 * giscus: GitHub's GraphQL API, https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions. It
 * needs a token, which may be one without any rights. All discussions of the category are listed, since its search
 * answers thirty times a minute only.
 */
import * as z from "zod";
import { StopError } from "../../../core/stop-error.ts";
import type { SettingsOf } from "../../providers.ts";
import type { Client } from "../http.ts";
import { expectAnswer, type Found, type Reader, type RemoteComment, type Wanted } from "../reader.ts";

const PAGE = "pageInfo { hasNextPage endCursor }";
const COMMENT = "id author { login url } createdAt lastEditedAt deletedAt isMinimized bodyHTML";
const COMMENTS = `${PAGE} nodes { ${COMMENT} replies(first: 50) { ${PAGE} nodes { ${COMMENT} } } }`;

const DISCUSSIONS = `query ($owner: String!, $name: String!, $category: ID!, $after: String) {
  repository(owner: $owner, name: $name) {
    discussions(first: 20, after: $after, categoryId: $category) {
      ${PAGE} nodes { id title comments(first: 50) { ${COMMENTS} } }
    }
  }
}`;
const MORE_COMMENTS = `query ($id: ID!, $after: String) {
  node(id: $id) { ... on Discussion { comments(first: 50, after: $after) { ${COMMENTS} } } }
}`;
const MORE_REPLIES = `query ($id: ID!, $after: String) {
  node(id: $id) { ... on DiscussionComment { replies(first: 50, after: $after) { ${PAGE} nodes { ${COMMENT} } } } }
}`;

const comment = z.object({
  id: z.string(),
  author: z.object({ login: z.string(), url: z.string() }).nullable(),
  createdAt: z.string(),
  lastEditedAt: z.string().nullable(),
  deletedAt: z.string().nullable(),
  isMinimized: z.boolean(),
  bodyHTML: z.string(),
});
const listOf = <T extends z.ZodType>(node: T) =>
  z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(node),
  });
const replies = listOf(comment);
const comments = listOf(comment.extend({ replies }));
const discussions = z.object({
  repository: z.object({ discussions: listOf(z.object({ id: z.string(), title: z.string(), comments })) }).nullable(),
});
const moreComments = z.object({ node: z.object({ comments }) });
const moreReplies = z.object({ node: z.object({ replies }) });
const answer = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ type: z.string().optional(), message: z.string() })).optional(),
});

type Page = NonNullable<z.output<typeof discussions>["repository"]>["discussions"];

export const giscus: Reader<SettingsOf<"giscus">> = {
  from: ({ repo }) => `https://github.com/${repo}`,
  read,
};

async function* read(settings: SettingsOf<"giscus">, wanted: readonly Wanted[], client: Client): AsyncGenerator<Found> {
  const [owner = "", name = ""] = settings.repo.split("/");
  const ask = askGitHub(client);
  const pageAfter = async (after: string | null): Promise<Page> => {
    const { repository } = await ask(DISCUSSIONS, { owner, name, category: settings.category_id, after }, discussions);
    if (repository) return repository.discussions;
    throw new StopError(`GitHub does not show the repository ${settings.repo} to this token`);
  };
  const found = new Map<string, RemoteComment[]>(wanted.map(({ path }) => [path, []]));
  const byTitle = new Map(wanted.flatMap(({ path, keys }) => keys.map((key) => [key, path] as const)));
  for (let page = await pageAfter(null); ; page = await pageAfter(page.pageInfo.endCursor)) {
    for (const discussion of page.nodes) {
      // giscus gives a new discussion the key as its title.
      const path = byTitle.get(discussion.title);
      if (path !== undefined) found.get(path)?.push(...(await allComments(discussion, ask)));
    }
    if (!page.pageInfo.hasNextPage) break;
  }
  for (const [path, all] of found) yield { path, comments: all };
}

type Ask = <T>(query: string, variables: Readonly<Record<string, string | null>>, schema: z.ZodType<T>) => Promise<T>;

/** GitHub's API for this run; in a workflow of GitHub's, or of a GitHub of one's own, the environment names it. */
function askGitHub(client: Client): Ask {
  const address = process.env.GITHUB_GRAPHQL_URL ?? "https://api.github.com/graphql";
  const token = process.env.GITHUB_TOKEN;
  if (!token) {
    throw new StopError("reading GitHub Discussions needs a token: set GITHUB_TOKEN to one, which needs no rights");
  }
  return async (query, variables, schema) => {
    const headers = { authorization: `Bearer ${token}` };
    const { data, errors } = expectAnswer(
      answer,
      await client.json(address, { headers, body: { query, variables } }),
      address,
    );
    if (errors?.[0]) {
      const later = errors.some(({ type }) => type === "RATE_LIMITED") ? "; try again in an hour" : "";
      throw new StopError(`GitHub refuses: ${errors[0].message}${later}`);
    }
    return expectAnswer(schema, data, address);
  };
}

interface Discussion {
  readonly id: string;
  readonly comments: z.output<typeof comments>;
}

async function allComments(discussion: Discussion, ask: Ask): Promise<RemoteComment[]> {
  const all: RemoteComment[] = [];
  let page = discussion.comments;
  for (;;) {
    for (const top of page.nodes) {
      all.push(remote(top));
      for (const reply of await allReplies(top, ask)) all.push({ ...remote(reply), parent: top.id });
    }
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage) return all;
    page = (await ask(MORE_COMMENTS, { id: discussion.id, after: endCursor }, moreComments)).node.comments;
  }
}

async function allReplies(top: { readonly id: string; readonly replies: z.output<typeof replies> }, ask: Ask) {
  const all = [...top.replies.nodes];
  let page = top.replies;
  while (page.pageInfo.hasNextPage) {
    page = (await ask(MORE_REPLIES, { id: top.id, after: page.pageInfo.endCursor }, moreReplies)).node.replies;
    all.push(...page.nodes);
  }
  return all;
}

function remote(given: z.output<typeof comment>): RemoteComment {
  return {
    id: given.id,
    author: given.author?.login,
    url: given.author?.url,
    date: given.createdAt,
    edited: given.lastEditedAt ?? undefined,
    html: given.bodyHTML,
    deleted: given.deletedAt !== null || given.isMinimized,
  };
}
