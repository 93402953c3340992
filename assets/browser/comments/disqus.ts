/** Builds the Disqus embed. It reads the theme off the text around it, so a change loads it again. */
import { addPlace, addScript, type Follow, type Opening } from "./opening.ts";

interface Config {
  page: { url?: string | undefined; identifier?: string | undefined; title?: string | undefined };
  language?: string | undefined;
}

declare global {
  interface Window {
    disqus_config?: (this: Config) => void;
    DISQUS?: { reset(options: { reload: true; config: ((this: Config) => void) | undefined }): void };
  }
}

export async function open({ place, embed }: Opening): Promise<Follow> {
  window.disqus_config = function () {
    this.page.url = embed.address;
    this.page.identifier = embed.key;
    this.page.title = embed.title;
    this.language = embed.lang;
  };
  addPlace(place, "div", { id: "disqus_thread" });
  await addScript(place, `https://${embed.shortname}.disqus.com/embed.js`, { "data-timestamp": String(Date.now()) });
  return () => window.DISQUS?.reset({ reload: true, config: window.disqus_config });
}
