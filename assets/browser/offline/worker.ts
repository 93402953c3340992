/**
 * The service worker of a site: it keeps what was read, and shows it while there is no network. As long as there is one,
 * every page comes from it. Files with a hash of their content in their address are the same for ever, and come from the
 * device once they are there.
 */
import { type Kept, keptPage } from "./kept-page.ts";
import type { WorkerSettings } from "./settings.ts";

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface RequestEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Scope {
  readonly steleOffline: WorkerSettings;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: RequestEvent) => void): void;
  addEventListener(type: "message", listener: (event: WorkerEvent & { readonly data: unknown }) => void): void;
}

const scope = globalThis as unknown as Scope;
const settings = scope.steleOffline;
const { base } = settings;

/** The caches of this site, and how many files each holds; other sites may be on the same host. */
const PAGES = { name: `stele ${base} pages`, most: 500 };
const FILES = { name: `stele ${base} files`, most: 2000 };
type Store = typeof PAGES;

/** Larger files are not kept, in bytes. */
const LARGEST = 8_000_000;
/** Files whose address changes with their content: below `base`. */
const HASHED = /^(?:assets|images)\/|^search\/index\/[^/]+\//;
/** Links of offline pages that are listed. */
const MOST_LISTED = 200;

scope.addEventListener("install", (event) => {
  // For the page in place of one that is not there.
  const styles = settings.styles.map((path) => new URL(path, location.href).href);
  event.waitUntil(keep(styles).then(() => scope.skipWaiting()));
});
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("message", (event) => {
  if (Array.isArray(event.data)) event.waitUntil(keep(event.data.map(String)));
});
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // A part of a film is no whole file.
  if (request.method !== "GET" || !isOurs(url) || request.headers.has("range")) return;
  event.respondWith(isHashed(url) ? fromDevice(event) : fromNetwork(event));
});

function isOurs(url: URL): boolean {
  return url.origin === location.origin && url.pathname.startsWith(base) && url.pathname !== `${base}sw.js`;
}

function isHashed(url: URL): boolean {
  return HASHED.test(url.pathname.slice(base.length));
}

/** A file that is the same for ever. */
async function fromDevice(event: RequestEvent): Promise<Response> {
  const { request } = event;
  const kept = await caches.match(request, { cacheName: FILES.name });
  if (kept) return kept;
  const response = await fetch(request);
  store(event, FILES, request, response);
  return response;
}

/** What may have changed: from the device only if the network does not answer. */
async function fromNetwork(event: RequestEvent): Promise<Response> {
  const { request } = event;
  const isPage = request.mode === "navigate";
  const place = isPage ? PAGES : FILES;
  try {
    const response = await fetch(request);
    store(event, place, request, response);
    return response;
  } catch (error) {
    const kept = await caches.match(request, { cacheName: place.name, ignoreSearch: isPage });
    if (kept) return kept;
    if (isPage) return keptPage(settings, await listKept());
    throw error;
  }
}

/** Keeps a response, and looks for room, while the page already has it. */
function store(event: RequestEvent, place: Store, request: Request, response: Response): void {
  if (response.ok && !response.redirected) event.waitUntil(put(place, request.url, response.clone()));
}

async function put(place: Store, address: string, response: Response): Promise<void> {
  const url = new URL(address);
  url.hash = "";
  // What was searched for, and what is marked, are not pages of their own.
  if (place === PAGES) url.search = "";
  const type = response.headers.get("content-type") ?? "";
  const isKept = place === FILES || type.startsWith("text/html");
  if (!isKept || Number(response.headers.get("content-length") ?? 0) > LARGEST) return;
  const cache = await caches.open(place.name);
  // Keys come in the order in which they were put in, so that the one used longest ago is the first.
  await cache.delete(url.href);
  await cache.put(url.href, response);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - place.most)).map((key) => cache.delete(key)));
}

/** Keeps what is at some addresses; those that cannot be loaded are left out. */
async function keep(addresses: readonly string[]): Promise<void> {
  const loaded = addresses
    .map((address) => new URL(address))
    .filter(isOurs)
    .map(async (url) => {
      // The browser has just loaded it.
      const response = await fetch(url.href, { cache: "force-cache" });
      const isPage = (response.headers.get("content-type") ?? "").startsWith("text/html");
      if (response.ok && !response.redirected) await put(isPage ? PAGES : FILES, url.href, response);
    });
  await Promise.allSettled(loaded);
}

/** The pages on the device, the last one read first. */
async function listKept(): Promise<Kept[]> {
  const cache = await caches.open(PAGES.name);
  const newest = [...(await cache.keys())].reverse().slice(0, MOST_LISTED);
  return Promise.all(
    newest.map(async ({ url }) => {
      const text = (await (await cache.match(url))?.text()) ?? "";
      return { path: new URL(url).pathname, title: /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? "" };
    }),
  );
}
