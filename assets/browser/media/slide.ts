/** One picture of the viewer. */
import { element } from "./element.ts";

export interface Slide {
  readonly link: HTMLAnchorElement;
  readonly element: HTMLElement;
  readonly image: HTMLImageElement;
  readonly caption: string;
  /** Loads the picture as large as it is shown. The slide must be in the page. */
  load(): Promise<void>;
  /** Loads the original in its place. */
  loadOriginal(): Promise<void>;
}

/**
 * @param link to the original; with an image in it, except for a picture that the page has no small file of
 * @param failed words in place of a picture that cannot be loaded
 */
export function slideOf(link: HTMLAnchorElement, failed: string): Slide {
  const shown = link.querySelector("img");
  const words = shown?.alt || (link.textContent ?? "");
  const image = element("img", {
    alt: words,
    className: shown?.className ?? "",
    draggable: false,
    referrerPolicy: "no-referrer",
  });
  const slide = element("div", { className: "slide" }, image);
  const full = { width: Number(shown?.getAttribute("width")), height: Number(shown?.getAttribute("height")) };
  sized(full.width || shown?.naturalWidth, full.height || shown?.naturalHeight);
  let loading: Promise<void> | undefined;
  let original: Promise<void> | undefined;

  /** The styles make it as large as fits, and no larger than it is. */
  function sized(width = 0, height = 0): void {
    if (!width || !height) return;
    image.style.setProperty("--w", String(width));
    image.style.setProperty("--h", String(height));
  }

  async function show(from: HTMLImageElement): Promise<void> {
    await from.decode();
    sized(full.width || from.naturalWidth, full.height || from.naturalHeight);
    image.src = from.currentSrc || from.src;
    await image.decode();
  }

  async function loadFirst(): Promise<void> {
    // What the page has loaded already is there at once.
    if (shown?.complete && shown.currentSrc !== "") image.src = shown.currentSrc;
    if (!shown) return loadOriginal();
    slide.ariaBusy = "true";
    await show(largest(shown, image.clientWidth)).catch(loadOriginal);
    // Of a picture in a list the page has a thumbnail only.
    if (image.naturalWidth < image.clientWidth) await loadOriginal();
    slide.ariaBusy = null;
  }

  function loadOriginal(): Promise<void> {
    original ??= show(element("img", { referrerPolicy: "no-referrer", src: link.href })).catch(() => {
      // Not every original is one that browsers show; what is there then stays.
      if (image.src === "") slide.replaceChildren(element("p", {}, failed));
    });
    return original;
  }

  return {
    link,
    element: slide,
    image,
    caption: captionOf(link) || words,
    load: () => (loading ??= loadFirst()),
    loadOriginal,
  };
}

/** A copy of a picture of the page that its browser loads for another width. @param width pixels of CSS */
function largest(shown: HTMLImageElement, width: number): HTMLImageElement {
  const copy = (shown.closest("picture") ?? shown).cloneNode(true) as HTMLElement;
  const image = copy instanceof HTMLImageElement ? copy : (copy.querySelector("img") as HTMLImageElement);
  for (const source of [image, ...copy.querySelectorAll("source")]) source.sizes = `${width}px`;
  image.loading = "eager";
  return image;
}

function captionOf(link: HTMLAnchorElement): string | null | undefined {
  const { nextElementSibling: next } = link;
  const beside = next?.matches(".caption") ? next : undefined;
  return (link.closest("figure")?.querySelector("figcaption") ?? beside)?.textContent;
}
