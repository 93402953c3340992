/**
 * Lets the service worker keep what a reader reads. The page that brings the worker is not loaded through it, so the page
 * tells it what there is to keep.
 */
const { serviceWorker } = navigator;
if (serviceWorker) addEventListener("load", () => void keepReading(serviceWorker).catch(() => undefined));

async function keepReading(container: ServiceWorkerContainer): Promise<void> {
  await container.register(new URL("../sw.js", import.meta.url));
  if (container.controller) return;
  const { active } = await container.ready;
  active?.postMessage([location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)]);
}
