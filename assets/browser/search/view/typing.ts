import { isComposing } from "./keyboard.ts";

/** Milliseconds of rest in typing before a search; known answers are shown within a frame. */
const REST = 40;

/** What follows from typing. */
export interface Typing {
  /** The text of the box has changed, and typing rests. */
  typed(): void;
  /** The reader has sent the form. */
  sent(): void;
}

/** Follows what is typed into a box. While an input method is composing, nothing is done. */
export function followTyping(box: HTMLInputElement, { typed, sent }: Typing): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let composing = false;
  const rest = (): void => {
    clearTimeout(resting);
    if (!composing) resting = setTimeout(typed, REST);
  };
  box.addEventListener("compositionstart", () => {
    composing = true;
  });
  box.addEventListener("compositionend", () => {
    composing = false;
    rest();
  });
  box.addEventListener("input", rest);
  box.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(resting);
    if (!composing) sent();
  });
}

/** Lets Escape empty a box, and leave it when it is empty. */
export function emptyOnEscape(box: HTMLInputElement): void {
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || isComposing(event)) return;
    event.preventDefault();
    if (box.value === "") box.blur();
    box.value = "";
    box.dispatchEvent(new Event("input"));
  });
}
