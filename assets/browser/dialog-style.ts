/** The style of what opens over a page: the search, the viewer of pictures, the panel of settings. */
let loaded: Promise<void> | undefined;

/**
 * Loads the style sheet of dialogs, which the page names and does not load. A page of an archive's own may name none.
 *
 * @returns once it is in force
 * @throws Error if it cannot be loaded; another call tries again
 */
export function loadDialogStyle(): Promise<void> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

function load(): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>("link#dialogs[disabled]");
  if (!link) return Promise.resolve();
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.setAttribute("disabled", "");
      reject(new Error(`${link.href} cannot be loaded`));
    };
    link.removeAttribute("disabled");
  });
}
