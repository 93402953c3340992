/** The contract of every provider's module, and functions that these modules share. */

/** The opening of an embed. */
export interface Opening {
  /** Empty, and the embed's alone. */
  readonly place: HTMLElement;
  /** Data that the provider's file in `scripts/comments/providers/` made for this thread. */
  readonly embed: Readonly<Record<string, string | undefined>>;
  /** Whether the page is dark. */
  readonly dark: boolean;
  /** Address of the empty page for embeds that need one of their own. */
  readonly frame: string;
}

/** Told whenever the page becomes dark or light. */
export type Follow = (dark: boolean) => void;

/** Milliseconds after which a host that does not answer is taken to be down. */
const PATIENCE = 20_000;

/**
 * Runs a script of the provider, with its attributes.
 *
 * @returns once it ran
 * @throws if it cannot be loaded, so that the consent button offers another try
 */
export function addScript(
  parent: Element,
  src: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): Promise<void> {
  const script = parent.ownerDocument.createElement("script");
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) script.setAttribute(name, value);
  script.src = src;
  return new Promise((resolve, reject) => {
    const fail = () => {
      script.remove();
      reject(new Error(`${src} cannot be loaded`));
    };
    const timer = setTimeout(fail, PATIENCE);
    script.onload = () => {
      clearTimeout(timer);
      resolve();
    };
    script.onerror = () => {
      clearTimeout(timer);
      fail();
    };
    parent.append(script);
  });
}

/** Adds a style sheet of the provider, once. */
export function addStyle(href: string): void {
  if (document.querySelector(`link[href="${CSS.escape(href)}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}

/** Adds an element for the provider to build in. */
export function addPlace(parent: Element, tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = parent.ownerDocument.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
}

/**
 * Sends a message to the provider's frame on every change of theme, and once more when the frame first speaks: earlier
 * messages are lost.
 */
export function followByMessage(place: Element, origin: string, message: (dark: boolean) => unknown): Follow {
  let last: boolean | undefined;
  const send = () => {
    if (last !== undefined) place.querySelector("iframe")?.contentWindow?.postMessage(message(last), origin);
  };
  addEventListener("message", function spoken(event) {
    if (event.origin !== origin) return;
    removeEventListener("message", spoken);
    send();
  });
  return (dark) => {
    last = dark;
    send();
  };
}
