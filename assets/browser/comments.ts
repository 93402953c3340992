/** The consent button for comments from elsewhere. Until the reader presses it, no other host is contacted. */
import type { Follow, Opening } from "./comments/opening.ts";

/** Storage key of the reader's consent: the hosts that it was given for. It is no cookie, so no server ever sees it. */
const KEPT = "comments";

const talk = document.querySelector<HTMLElement>("[data-comments]");
const bar = talk?.querySelector<HTMLElement>("[hidden]");
const button = talk?.querySelector("button");
const always = talk?.querySelector("input");
if (talk && bar && button && always) {
  const { comments = "", module = "", hosts = "", frame = "" } = talk.dataset;
  const [failure, place] = [...talk.children].slice(-2) as [HTMLElement, HTMLElement];
  const dark = matchMedia("(prefers-color-scheme:dark)");
  let follow: Follow | undefined;
  let attempts = 0;

  const open = async () => {
    button.disabled = true;
    failure.hidden = true;
    place.replaceChildren();
    try {
      // A module that failed is remembered by its address, so another try needs another one.
      const provider: { open(opening: Opening): Promise<Follow> } = await import(
        module + (attempts ? `?${attempts}` : "")
      );
      follow = await provider.open({ place, embed: JSON.parse(comments), dark: dark.matches, frame });
      button.hidden = true;
    } catch {
      attempts++;
      place.replaceChildren();
      button.textContent = button.dataset.retry ?? "";
      button.disabled = failure.hidden = false;
    }
  };

  dark.addEventListener("change", () => follow?.(dark.matches));
  button.addEventListener("click", open);
  // Storage may be switched off; then nothing is remembered.
  try {
    always.checked = localStorage.getItem(KEPT) === hosts;
    always.addEventListener("change", () =>
      always.checked ? localStorage.setItem(KEPT, hosts) : localStorage.removeItem(KEPT),
    );
  } catch {
    always.parentElement?.remove();
  }
  bar.hidden = false;
  if (always.checked || "scroll" in talk.dataset) {
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      if (!button.disabled) open();
    });
    seen.observe(talk);
  }
}
