/** Buttons for pictures on other hosts. Until the reader presses one, their hosts are asked for nothing. */
import type { RemoteScriptStrings } from "../../layouts/i18n/strings.ts";

/** A frame that is still empty. */
interface Frame {
  readonly element: HTMLElement;
  readonly host: string;
  /** The link to the picture. */
  readonly link: HTMLAnchorElement;
  readonly alt: string;
  readonly one: HTMLButtonElement;
  readonly all: HTMLButtonElement;
  readonly status: HTMLElement;
}

const strings = document.querySelector<HTMLElement>("main")?.dataset.remote ?? "{}";
const words = JSON.parse(strings) as RemoteScriptStrings;
/** All frames of the page that are still empty. */
const frames = new Set([...document.querySelectorAll<HTMLElement>(".remote[data-host]")].flatMap(readFrame));

for (const frame of frames) {
  name(frame.one, words.load, frame.alt);
  frame.one.addEventListener("click", () => load(frame));
  frame.all.addEventListener("click", () => sameHost(frame.host).forEach(load));
  frame.status.role = "status";
  frame.link.before(frame.one, frame.all, frame.status);
}
for (const host of new Set([...frames].map((frame) => frame.host))) countAgain(host);

function sameHost(host: string): Frame[] {
  return [...frames].filter((frame) => frame.host === host);
}

/** Says in each frame of a host how many there are; one alone needs no second button. */
function countAgain(host: string): void {
  const left = sameHost(host);
  for (const { all } of left) {
    all.hidden = left.length < 2;
    all.textContent = words.all.replace("{n}", String(left.length)).replace("{host}", host);
  }
}

async function load(frame: Frame): Promise<void> {
  // Not disabled: a button that is loses the focus, and the reader their place.
  if (frame.element.ariaBusy === "true") return;
  frame.element.ariaBusy = "true";
  frame.status.textContent = "";
  const image = await pictureOf(frame);
  if (image) {
    frames.delete(frame);
    show(frame, image);
    countAgain(frame.host);
  } else {
    frame.status.textContent = words.failed;
    name(frame.one, words.retry, frame.alt);
    frame.element.ariaBusy = "false";
  }
}

function readFrame(element: HTMLElement): Frame[] {
  const link = element.querySelector("a");
  if (!link) return [];
  const alt = element.querySelector(".words")?.textContent ?? "";
  const [one, all] = [document.createElement("button"), document.createElement("button")];
  one.type = all.type = "button";
  all.className = "all";
  const status = document.createElement("span");
  return [{ element, host: element.dataset.host ?? "", link, alt, one, all, status }];
}

/** The name of a button begins with the words that are seen, and says which picture it is for. */
function name(button: HTMLButtonElement, text: string, alt: string): void {
  button.textContent = text;
  if (alt !== "") button.ariaLabel = `${text}: ${alt}`;
}

/**
 * Asks the host for a picture, without a referrer. `crossorigin="anonymous"` would leave out cookies too, but names this
 * site to the host in `Origin`, and most hosts answer nothing to it that a page may show.
 */
async function pictureOf({ element, link, alt }: Frame): Promise<HTMLImageElement | undefined> {
  const image = new Image();
  const { width, height } = element.dataset;
  if (width !== undefined && height !== undefined) [image.width, image.height] = [Number(width), Number(height)];
  image.referrerPolicy = "no-referrer";
  image.alt = alt || element.closest("figure")?.querySelector("figcaption")?.textContent || link.textContent;
  const loaded = new Promise<boolean>((done) => {
    image.addEventListener("load", () => done(true));
    image.addEventListener("error", () => done(false));
  });
  image.src = link.href;
  return (await loaded) ? image : undefined;
}

/** Puts the picture in place of its frame. Its address stays as the link around it. */
function show({ element, link }: Frame, image: HTMLImageElement): void {
  const focused = element.contains(document.activeElement);
  link.className = "zoom";
  link.replaceChildren(image);
  element.replaceWith(link);
  if (focused) link.focus({ preventScroll: true });
}
