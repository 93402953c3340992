/**
 * Pictures, texts and checksums of a page. A click on the link of a picture opens the viewer, whose code comes with the
 * first use. Which picture is open is said by the history entry, so Back closes the viewer, and a reload opens it again.
 */
import type { MediaScriptStrings } from "../../layouts/i18n/strings.ts";
import { offerCopies } from "./media/copy.ts";
import type { Viewer } from "./media/viewer.ts";

const main = document.querySelector("main");
const words = JSON.parse(main?.dataset.media ?? "{}") as MediaScriptStrings;
let viewer: Viewer | undefined;

if (main) {
  offerCopies(main, words);
  main.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || event.defaultPrevented || !pictures().some(({ href }) => href === link.href)) return;
    event.preventDefault();
    open(link.href, link);
  });
  // A finger that touches a picture, or a pointer over it, is about to open it.
  main.addEventListener("pointerover", (event) => {
    if ((event.target as Element).closest(".zoom")) viewerCode().catch(() => undefined);
  });
  // It does not bubble.
  main.addEventListener("toggle", (event) => void read(event.target as HTMLDetailsElement), true);
  addEventListener("popstate", follow);
  follow();
}

/** The viewer's code, once its style is there. */
async function viewerCode() {
  const code = await import("./media/viewer.ts");
  await code.loadDialogStyle();
  return code;
}

/** The links of all pictures of the page, each picture once. Pictures on other hosts join when they are loaded. */
function pictures(): HTMLAnchorElement[] {
  const byAddress = new Map<string, HTMLAnchorElement>();
  for (const link of main?.querySelectorAll<HTMLAnchorElement>("a.zoom") ?? [])
    if (!byAddress.has(link.href)) byAddress.set(link.href, link);
  return [...byAddress.values()];
}

function entry(): { picture?: string } {
  return (history.state as { picture?: string } | null) ?? {};
}

/** Makes the page what the history entry says: a picture in the viewer, or the page alone. */
function follow(): void {
  const { picture } = entry();
  if (picture === undefined) viewer?.close();
  else if (!viewer) open(picture);
}

/** @param link what was pressed, to which the focus returns */
async function open(picture: string, link?: HTMLAnchorElement): Promise<void> {
  const all = pictures();
  const at = all.findIndex(({ href }) => href === picture);
  if (at < 0) return;
  try {
    const { openViewer } = await viewerCode();
    if (viewer) return;
    if (link) history.pushState({ ...entry(), picture }, "");
    viewer = openViewer(all, at, words, {
      moved: ({ href }) => history.replaceState({ ...entry(), picture: href }, ""),
      closed() {
        viewer = undefined;
        (link ?? all[at])?.focus({ preventScroll: true });
        if (entry().picture !== undefined) history.back();
      },
    });
  } catch {
    if (link) location.assign(picture);
  }
}

/** Shows a text below its link, once. */
async function read(details: HTMLDetailsElement): Promise<void> {
  if (!details.matches(".peek[open]") || details.childElementCount > 1) return;
  const { readInto } = await import("./media/reading.ts");
  await readInto(details);
}
