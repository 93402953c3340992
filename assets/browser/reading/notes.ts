/** Milliseconds that a pointer may take from a mark to its note. */
const PATIENCE = 200;

/**
 * Shows a footnote beside its mark while a pointer is over it or the focus is on it. The pointer may go into the note,
 * and Escape closes it. The link still leads to the note itself.
 */
export function previewNotes(main: HTMLElement): void {
  let preview: HTMLElement | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    preview?.remove();
    preview = undefined;
  };
  const leave = () => {
    leaving = setTimeout(close, PATIENCE);
  };
  const stay = () => clearTimeout(leaving);
  const show = ({ target }: Event) => {
    const mark = (target as Element).closest<HTMLAnchorElement>("a[role=doc-noteref]");
    const note = mark && document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (!mark || !note) return;
    stay();
    close();
    preview = document.createElement("aside");
    preview.className = "note-preview prose";
    preview.append(...[...note.childNodes].map((node) => node.cloneNode(true)));
    for (const one of preview.querySelectorAll("[role=doc-backlink]")) one.remove();
    for (const one of preview.querySelectorAll("[id]")) one.removeAttribute("id");
    preview.addEventListener("pointerenter", stay);
    preview.addEventListener("pointerleave", leave);
    // The note itself is what screen readers are led to.
    preview.setAttribute("aria-hidden", "true");
    preview.inert = true;
    main.append(preview);
    const { left, bottom, top } = mark.getBoundingClientRect();
    const { width, height } = preview.getBoundingClientRect();
    const below = bottom + height + 8 < innerHeight;
    preview.style.setProperty("inset-block-start", `${scrollY + (below ? bottom + 4 : top - height - 4)}px`);
    preview.style.setProperty(
      "left",
      `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`,
    );
  };
  main.addEventListener("pointerover", show);
  main.addEventListener("focusin", show);
  main.addEventListener("pointerout", leave);
  main.addEventListener("focusout", leave);
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") close();
  });
}
