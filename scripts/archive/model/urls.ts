/** Addresses of pages and files on the site: paths of the content, percent-encoded. */
import { publishedName } from "../../core/published-name.ts";

/**
 * Site path of a page or file.
 *
 * @param path below the content folder; published in NFC, whatever form the file system gave it
 * @param kind a folder's address ends in a slash
 */
export function siteUrl(path: string, kind: "folder" | "file"): string {
  const encoded = /^[\w./-]*$/.test(path) ? path : path.normalize("NFC").split("/").map(encodeURIComponent).join("/");
  return kind === "folder" ? `/${encoded}/` : `/${encoded}`;
}

/** Page of floors that holds a floor. Pages hold numbers, not counts, so a floor that is added moves no other. */
export function floorPage(n: number, floorsPerPage: number): number {
  return Math.ceil(n / floorsPerPage);
}

/** Site path of a page of floors; the first is the thread's own. */
export function floorPageUrl(threadUrl: string, page: number): string {
  return page === 1 ? threadUrl : `${threadUrl}page/${page}/`;
}

/** Site path of a page in `content/pages`: `pages/about.md` is `/about/`. */
export function pageUrl(file: string): string {
  return siteUrl(pageFolder(file).replace(/^pages\//, ""), "folder");
}

/** Folder of a page's files: that of `pages/about.md` is `pages/about`. */
export function pageFolder(file: string): string {
  return file.replace(/\.md$/, "");
}

/** Site path of a file of a thread or page: `pages/about/plan.jpg` is `/about/plan.jpg`. See `publishedName`. */
export function fileUrl(path: string): string {
  return siteUrl(path.replace(/^pages\//, "").replace(/[^/]*$/, publishedName), "file");
}
