/** A line at the foot of the window. It covers the page and moves nothing. */
export function notice({ text, href, close }: { text: string; href?: string; close?: string }): void {
  document.querySelector(".floor-notice")?.remove();
  const line = document.createElement("p");
  line.className = "floor-notice";
  line.setAttribute("role", "status");
  document.querySelector("main")?.append(line);
  if (href === undefined) line.append(text);
  else {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = text;
    link.addEventListener("click", () => line.remove());
    line.append(link);
  }
  if (close === undefined) setTimeout(() => line.remove(), 3000);
  else {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", close);
    button.textContent = "×";
    button.addEventListener("click", () => line.remove());
    line.append(button);
  }
}
