/**
 * What a browser refuses a page that is opened from the disk, done in another way: files of the index come as scripts, and
 * links name files.
 */
const scope = globalThis as unknown as { steleFile?: (base64: string) => void };
const page = new URL(location.href);
/** The folder of the export: this page is `search/index.html` in it. */
const root = new URL("..", page);
/** Path of the site on the net, which results begin with. */
const base = document.currentScript?.dataset.base ?? "/";
const waiting = new Map<string, (bytes: Uint8Array<ArrayBuffer>) => void>();

scope.steleFile = (base64) => {
  const script = document.currentScript as HTMLScriptElement | null;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  waiting.get(script?.src ?? "")?.(bytes);
};

globalThis.fetch = (input) =>
  new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = `${new URL(String(input), page).href}.js`;
    const done = (response: Response): void => {
      waiting.delete(script.src);
      script.remove();
      resolve(response);
    };
    waiting.set(script.src, (bytes) => done(new Response(bytes)));
    script.onerror = () => done(new Response("", { status: 404 }));
    document.head.append(script);
  });

// A page of the disk has no address of its own to write into the history, in some browsers.
for (const name of ["pushState", "replaceState"] as const) {
  const own = history[name].bind(history);
  history[name] = (...state) => {
    try {
      own(...state);
    } catch {
      // The address stays.
    }
  };
}

/** The file for an address that was made for the site. */
function toFile(value: string): string {
  if (!value.startsWith(base) || value.startsWith("//") || value.startsWith(location.pathname)) return value;
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(value.slice(base.length)) ?? [];
  return root.href + path + (path === "" || path.endsWith("/") ? "index.html" : "") + rest;
}

// Before the browser sees the address: it would load a picture at once.
const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) {
  setAttribute.call(this, name, name === "href" || name === "src" ? toFile(value) : value);
};
