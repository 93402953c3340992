import type { Browser, Frame, Page, Request } from "playwright-core";

/** One document to try. */
export interface Attempt {
  readonly name: string;
  /** The HTML of its body. */
  readonly html: string;
  /** Whether `html` is a whole page. */
  readonly whole?: boolean;
}

/** Something that a document did and no archived post may do. */
export interface Finding {
  readonly name: string;
  readonly what: string;
}

const ORIGIN = "http://archive.test";
/** The one address that documents under test may load. */
export const IMAGE = "/image.png";
const TOGETHER = 40;
/** Pages at the same time: most of the time each waits. */
const LANES = 3;
/** For handlers of transitions, animations and timers. */
const SETTLE_MS = 400;
/** Some payloads never let go of the page; they are findings too. */
const GIVE_UP_MS = 90_000;

/**
 * Opens documents in a browser without any content security policy, pokes every element of them, and reports each
 * script that ran, each request to anywhere, each navigation and each message on the console. Documents stand in
 * frames of one origin, many on a page; what happens is told apart by the frame that it came from.
 *
 * @param isPicture whether a path is that of a picture which documents may show
 */
export async function findActions(
  browser: Browser,
  attempts: readonly Attempt[],
  isPicture: (path: string) => boolean = () => false,
): Promise<Finding[]> {
  const findings: Finding[][] = [];
  const count = Math.ceil(attempts.length / TOGETHER);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) {
      findings[at] = await tryTogether(browser, attempts.slice(at * TOGETHER, (at + 1) * TOGETHER), isPicture);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return findings.flat();
}

async function tryTogether(
  browser: Browser,
  attempts: readonly Attempt[],
  isPicture: (path: string) => boolean,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const context = await browser.newContext();
  const page = await context.newPage();
  const report = (frame: Frame | null, what: string) => {
    const name = nameOf(frame, attempts);
    findings.push({ name, what });
  };
  try {
    await context.exposeBinding("reportAction", ({ frame }, what: string) => report(frame, what));
    await context.addInitScript(listen);
    await context.route("**/*", async (route) => {
      const { pathname, origin } = new URL(route.request().url());
      const attempt = /^\/case\/(\d+)$/.exec(pathname)?.[1];
      if (origin !== ORIGIN) return await route.abort();
      if (attempt !== undefined) return await route.fulfill(documentOf(attempts[Number(attempt)]));
      if (pathname === "/") return await route.fulfill(documentOf({ html: frames(attempts.length) }));
      return await route.fulfill({ status: 404, body: "" });
    });
    page.on("request", (request) => {
      if (!isExpected(request) && !isPicture(new URL(request.url()).pathname))
        report(frameOf(request), `requested ${request.url().slice(0, 200)}`);
    });
    page.on("console", (message) => {
      if (!message.text().startsWith("Failed to load resource")) report(null, `logged ${message.text().slice(0, 200)}`);
    });
    page.on("dialog", async (dialog) => {
      report(null, `opened a ${dialog.type()}`);
      await dialog.dismiss();
    });
    context.on("page", (popup) => {
      if (popup !== page) report(null, "opened a window");
    });
    if (!(await inTime(poke(page, report)))) report(null, "did not come to rest");
    for (const frame of page.frames()) {
      if (frame.parentFrame() === page.mainFrame() && !isCase(frame.url())) report(null, `navigated to ${frame.url()}`);
    }
    if (new URL(page.url()).pathname !== "/") report(null, `navigated to ${page.url()}`);
  } catch (error) {
    report(null, `broke the page: ${error}`);
  } finally {
    await context.close();
  }
  return findings;
}

/** False where the time was up first. */
async function inTime(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const up = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), GIVE_UP_MS);
  });
  try {
    return await Promise.race([work.then(() => true), up]);
  } finally {
    clearTimeout(timer);
  }
}

async function poke(page: Page, report: (frame: Frame, what: string) => void): Promise<void> {
  await page.goto(`${ORIGIN}/`, { waitUntil: "load" });
  const inside = page.frames().filter((frame) => frame !== page.mainFrame());
  // Twice: what the first round focused, moved or opened may have handlers of its own.
  for (const thoroughly of [true, false]) {
    await Promise.all(
      inside.map((frame) => frame.evaluate(pokeElements, thoroughly).catch(() => report(frame, "could not be poked"))),
    );
    await page.waitForTimeout(SETTLE_MS);
  }
}

function documentOf({ html, whole = false }: Omit<Attempt, "name"> = { html: "" }): {
  contentType: string;
  body: string;
} {
  const head = '<head><meta charset="utf-8"><title>Case</title></head>';
  const body = whole ? html : `<!doctype html><html lang="en">${head}<body>${html}</body></html>`;
  return { contentType: "text/html; charset=utf-8", body };
}

function frames(count: number): string {
  // The fragment sets off `:target` styles, and handlers that focus an element named `x`.
  return Array.from({ length: count }, (_, i) => `<iframe src="/case/${i}#x"></iframe>`).join("");
}

function isCase(url: string): boolean {
  return new URL(url).origin === ORIGIN && new URL(url).pathname.startsWith("/case/");
}

function isExpected(request: Request): boolean {
  const { origin, pathname } = new URL(request.url());
  return (
    origin === ORIGIN &&
    (pathname === "/" || pathname === IMAGE || pathname === "/favicon.ico" || isCase(request.url()))
  );
}

function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** Name of the document that a frame, or a frame around it, shows; frames that were led away say so. */
function nameOf(frame: Frame | null, attempts: readonly Attempt[]): string {
  for (let at = frame; at; at = at.parentFrame()) {
    const index = /\/case\/(\d+)/.exec(at.url())?.[1];
    if (index !== undefined) return attempts[Number(index)]?.name ?? "?";
  }
  return `one of ${attempts[0]?.name} … ${attempts.at(-1)?.name}`;
}

/** Runs first in every frame: every way in which payloads show that they ran reports it. */
function listen(): void {
  const scope = window as unknown as Record<string, unknown>;
  const report = scope.reportAction as (what: string) => void;
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) scope[name] = () => void report(`called ${name}`);
  // Not `{ get: … }`: compilers that keep names would call a helper that the browser does not have.
  scope.Safe = Object.fromEntries([["get", () => void report("called Safe.get")]]);
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) report(`failed with ${event.message}`);
  });
  addEventListener("unhandledrejection", () => report("rejected a promise"));
  // Links that lead to another page, or nowhere, are links; those that run script are not stopped.
  addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link && /^(https?|mailto|tel|):$/.test(link.protocol)) event.preventDefault();
  });
}

/** Runs in the frame: sends each element the events that a reader's hand, keyboard and clipboard would. */
function pokeElements(thoroughly: boolean): void {
  const common =
    "mouseover mouseenter mousemove mousedown mouseup mouseout mouseleave pointerover pointerenter pointermove " +
    "pointerdown pointerup pointerout pointerleave dblclick contextmenu auxclick wheel keydown keypress keyup input " +
    "beforeinput change submit reset select copy cut paste drag dragstart dragenter dragover dragleave drop dragend " +
    "touchstart touchend scroll scrollend toggle beforetoggle transitionend animationstart animationend load error";
  for (const element of document.querySelectorAll("*")) {
    const own = element.getAttributeNames().filter((name) => name.startsWith("on"));
    for (const type of new Set([...(thoroughly ? common.split(" ") : []), ...own.map((name) => name.slice(2))])) {
      element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    }
    if (element instanceof HTMLElement) {
      element.focus();
      element.click();
      element.blur();
    }
    if (element instanceof SVGElement)
      element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
}
