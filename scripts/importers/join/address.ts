/** Addresses of threads: two that lead to one thread have one key. Pure. */
import { decodedPath } from "../../core/percent.ts";

/** Parameters that name a thread, in the order in which they count. */
const THREAD = [
  "tid",
  "t",
  "topic",
  "topicid",
  "topic_id",
  "showtopic",
  "threadid",
  "thread_id",
  "thread",
  "id",
  "rootid",
  "postid",
];
/** Parameters that change nothing, or only the page of the thread. */
const PAGING =
  /^(?:page|pagenumber|start|st|offset|pp|perpage|highlight|extra|from|sid|s|phpsessid|jsessionid|session_id|zsessionid|utm_\w+|authorid|ordertype|order|sort|sortby|answertab|noquote|mobile|print|see_lz|pn|p|view|goto|fromuid|ref|spm)$/i;

/** Paths that hold the number of a thread, and what of them stays. */
const PATHS: readonly RegExp[] = [
  // Discuz! and phpWind
  /^(.*\/)(?:f?orum-?)?(thread)-(\d+)(?:-\d+)*(?:\.s?html?)?$/i,
  /^(.*\/)(read)-htm-tid-(\d+)(?:-[\w-]*)?(?:\.html?)?$/i,
  /^(.*\/)(?:[^/]*-)?(t)(\d+)(?:-\d+)?\.html?$/i,
  // XenForo, vBulletin 4 and 5, IPS, Discourse, NodeBB, Flarum, bbPress and their like
  /^(.*\/)(threads?)\/(?:[^/]*\.)?(\d+)(?:[/-].*)?$/i,
  /^(.*\/)(topics?|discussions?|d|questions?|showthread(?:\.php)?)\/(\d+)(?:[/-].*)?$/i,
  /^(.*\/)(t)\/(?:[^/]+\/)?(\d+)(?:\/\d+)?\/?$/i,
  /^(.*\/)(p)\/(\d+)\/?$/,
  /^(.*\/)(node)\/(\d+)(?:\.html)?\/?$/i,
];

/**
 * A key that all pages of a thread share, whatever their number, and however the site writes it.
 *
 * @param address absolute
 * @returns `forum.example/viewtopic.php t=507`; nothing for what is no web address
 */
export function threadAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  const host = url.host.replace(/^www\./, "");
  for (const path of PATHS) {
    const [, folder, kind, number] = path.exec(url.pathname) ?? [];
    if (number !== undefined) return `${host}${folder}${kind} ${Number(number)}`.toLowerCase();
  }
  const slug = /^\?(\d+)-/.exec(url.search)?.[1];
  if (slug !== undefined && /showthread\.php$/.test(url.pathname))
    return `${host}${url.pathname} t=${slug}`.toLowerCase();
  const parameters = [...url.searchParams];
  for (const name of THREAD) {
    const value = parameters.find(([key, text]) => key.toLowerCase() === name && /^\d/.test(text))?.[1];
    if (value !== undefined) return `${host}${url.pathname} ${name}=${/^\d+/.exec(value)?.[0]}`.toLowerCase();
  }
  const rest = parameters.filter(([key]) => !PAGING.test(key)).map(([key, value]) => `${key}=${value}`);
  const query = rest.length > 0 ? `?${rest.sort().join("&")}` : "";
  return `${host}${decodedPath(url.pathname).replace(/\/(?:index\.\w+)?$/, "/")}${query}`;
}

/** Addresses of files: the number in them may be that of a post, but they do not lead to it. */
const FILE = /attach|download/i;

/** @returns numbers of posts that an address may name: `#p123`, `&pid=123`, `/posts/123`. */
export function postIds(address: string): string[] {
  if (FILE.test(address)) return [];
  const found = [
    ...address.matchAll(/#(?:p|pid|post|post-|post_|msg|comment-|reply-|answer-|floor-|entry)?(\d+)\b/gi),
    ...address.matchAll(/[?&;](?:p|pid|post|postid|post_id|msg|cid)=(\d+)/gi),
    ...address.matchAll(/\/(?:posts?|comments?|a)\/(\d+)/gi),
  ];
  return found.map((match) => match[1] ?? "");
}
