/** Builds the Cusdis embed in an empty page of our own, whose policy allows the inline script that it writes. */
import { addPlace, addScript, type Follow, type Opening } from "./opening.ts";

/** The window of that page, with the script's global. */
interface CusdisWindow extends Window {
  CUSDIS?: { setTheme(theme: "dark" | "light"): void };
}

export async function open({ place, embed, dark, frame }: Opening): Promise<Follow> {
  const { server = "", appId = "", key = "", address = "", title = "", lang = "en" } = embed;
  const theme = (isDark: boolean) => (isDark ? "dark" : "light");
  const outer = place.ownerDocument.createElement("iframe");
  outer.title = "Cusdis";
  outer.src = frame;
  await new Promise((loaded) => {
    outer.onload = loaded;
    place.append(outer);
  });
  const page = outer.contentDocument;
  if (!page) throw new Error("The page for the embed cannot be reached");
  addPlace(page.body, "div", {
    id: "cusdis_thread",
    "data-host": server,
    "data-app-id": appId,
    "data-page-id": key,
    "data-page-url": address,
    "data-page-title": title,
    "data-theme": theme(dark),
  });
  if (lang !== "en") await addScript(page.body, `${server}/js/widget/lang/${lang}.js`);
  await addScript(page.body, `${server}/js/cusdis.es.js`);
  new ResizeObserver(() => {
    outer.height = String(page.documentElement.offsetHeight);
  }).observe(page.body);
  return (isDark) => (outer.contentWindow as CusdisWindow | null)?.CUSDIS?.setTheme(theme(isDark));
}
