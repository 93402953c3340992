/** In place of the service worker of a site that has none any more: it takes away all that the earlier one kept. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Scope {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: WorkerEvent) => void): void;
}

const scope = globalThis as unknown as Scope;
const own = `stele ${new URL("./", location.href).pathname} `;

scope.addEventListener("install", () => void scope.skipWaiting());
scope.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(own)).map((name) => caches.delete(name)));
  await scope.registration.unregister();
}
