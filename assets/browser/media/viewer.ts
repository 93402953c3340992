/** The viewer of a page's pictures, in a dialog over the page. */
import type { MediaScriptStrings } from "../../../layouts/i18n/strings.ts";
import { element } from "./element.ts";
import { type Slide, slideOf } from "./slide.ts";
import { zoomIn } from "./zoom.ts";

export { loadDialogStyle } from "../dialog-style.ts";

export interface Viewer {
  close(): void;
}

export interface ViewerEvents {
  /** Another picture is shown. */
  moved(link: HTMLAnchorElement): void;
  /** It is gone, whoever closed it. */
  closed(): void;
}

/** Pixels that an arrow key moves a picture which does not fit. */
const STEP = 80;

/** Outlines on a grid of 24. */
const ICONS = {
  previous: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  zoom: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.5 15.5L21 21M7.5 10.5h6M10.5 7.5v6",
  close: "M6 6l12 12M18 6L6 18",
} as const;

/**
 * Opens the viewer.
 *
 * @param links to the originals of all pictures
 * @param first the picture to begin with
 */
export function openViewer(
  links: readonly HTMLAnchorElement[],
  first: number,
  words: MediaScriptStrings,
  events: ViewerEvents,
): Viewer {
  const slides = links.map((link) => slideOf(link, words.failed));
  const track = element("div", { className: "track", tabIndex: -1 }, ...slides.map((slide) => slide.element));
  const count = element("span", { className: "place" });
  const caption = element("span");
  const original = element("a");
  const [previous, next] = [button("previous", () => go(at - 1)), button("next", () => go(at + 1))];
  const zoomButton = button("zoom", () => zoom.toggle());
  const status = element("p", { id: "viewer-status", role: "status" }, count, " ", caption);
  const dialog = element(
    "dialog",
    { className: "viewer", ariaLabel: words.pictures, tabIndex: -1 },
    track,
    element("div", { className: "tools" }, zoomButton, button("close", close)),
    element("div", { className: "words" }, status, element("p", {}, original)),
    previous,
    next,
  );
  let at = -1;
  const slide = () => slides[at] as Slide;
  const zoom = zoomIn(track, {
    image: () => slide().image,
    changed(scale) {
      track.classList.toggle("zoomed", scale > 1);
      zoomButton.ariaPressed = String(scale > 1);
      if (scale > 1) void slide().loadOriginal();
    },
    dismiss: close,
  });

  function button(name: keyof typeof ICONS, press: () => void): HTMLButtonElement {
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    icon.setAttribute("viewBox", "0 0 24 24");
    icon.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(icon.namespaceURI as "http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", ICONS[name]);
    icon.append(path);
    const made = element("button", { type: "button", className: name, ariaLabel: words[name] }, icon);
    made.title = words[name];
    made.addEventListener("click", press);
    return made;
  }

  /** Shows a picture at once; a finger moves from one to the next in the browser's own way. */
  function go(to: number): void {
    const target = slides[to];
    if (!target) return;
    zoom.reset();
    track.scrollTo({ left: target.element.offsetLeft, behavior: "instant" });
    arrive(to);
  }

  /** The slide in the middle of the track. */
  function nearest(): number {
    const distance = ({ element }: Slide) => Math.abs(element.offsetLeft - track.scrollLeft);
    return slides.reduce((best, one, i) => (distance(one) < distance(slides[best] as Slide) ? i : best), 0);
  }

  /** Says what is shown, and loads it and then its neighbours. */
  function arrive(to: number): void {
    if (to === at) return;
    if (at >= 0) zoom.reset();
    at = to;
    const { link, load } = slide();
    slides.forEach(({ element }, i) => {
      element.ariaHidden = String(i !== at);
    });
    count.textContent = `${at + 1} / ${slides.length}`;
    caption.textContent = slide().caption;
    original.href = link.href;
    original.rel = link.rel;
    original.textContent = [words.original, link.dataset.original].filter(Boolean).join(" · ");
    // A button that is switched off loses the focus, and the reader their place.
    previous.ariaDisabled = String(at === 0);
    next.ariaDisabled = String(at === slides.length - 1);
    events.moved(link);
    void load().then(() => {
      if (to === at) for (const near of [to + 1, to - 1]) void slides[near]?.load();
    });
  }

  /** At once, because the event comes later than the next step of the history may. */
  function close(): void {
    if (!dialog.isConnected) return;
    removeEventListener("resize", resized);
    seen.disconnect();
    dialog.close();
    dialog.remove();
    events.closed();
  }

  dialog.setAttribute("aria-describedby", status.id);
  dialog.classList.toggle("single", slides.length === 1);
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !press(event)) return;
    event.preventDefault();
  });

  /** @returns whether the key is one of the viewer's */
  function press({ key, target }: KeyboardEvent): boolean {
    const [dx, dy] = ARROWS[key] ?? [0, 0];
    const toRight = getComputedStyle(dialog).direction === "rtl" ? -1 : 1;
    if (dx || dy) {
      if (zoom.scale > 1) zoom.move(-dx * STEP, -dy * STEP);
      else go(at + dx * toRight);
    } else if (key === "PageUp" || key === "PageDown") go(at + (key === "PageUp" ? -1 : 1));
    else if (key === "Home" || key === "End") go(key === "Home" ? 0 : slides.length - 1);
    else if (key === "+" || key === "=") zoom.by(1.5);
    else if (key === "-") zoom.by(1 / 1.5);
    else if (key === "0") zoom.reset();
    // The page below would scroll.
    else return key === " " && target === dialog;
    return true;
  }

  const seen = new IntersectionObserver(
    (entries) => {
      // Where the track is now: what is told here may be older than the last step of a key.
      if (entries.some(({ isIntersecting }) => isIntersecting)) arrive(nearest());
    },
    { root: track, threshold: 0.6 },
  );
  const resized = () => zoom.reset();
  addEventListener("resize", resized);
  dialog.addEventListener("close", close);
  document.body.append(dialog);
  dialog.showModal();
  dialog.focus();
  at = first;
  track.scrollTo({ left: slide().element.offsetLeft, behavior: "instant" });
  at = -1;
  arrive(first);
  for (const { element } of slides) seen.observe(element);
  return { close };
}

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
