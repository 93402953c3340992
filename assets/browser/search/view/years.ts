import type { SearchScriptStrings } from "../../../../layouts/i18n/search-strings.ts";
import type { Facet } from "../query/filter.ts";
import { parseYears, writeYears, type YearRange } from "../query/years.ts";
import { make } from "./dom.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Height of the tallest bar, and of the least that is seen, in units of the picture. */
const TALL = 100;
const LOW = 5;

/**
 * The years of the results as bars, above two sliders for the first and the last year. It stays the same elements
 * whatever it shows, so that a slider keeps the focus.
 */
export class YearControl {
  readonly element = make("section", { class: "years" });
  readonly #bars = document.createElementNS(SVG, "svg");
  readonly #from: HTMLInputElement;
  readonly #to: HTMLInputElement;
  readonly #words = make("p", { class: "years-words", "aria-hidden": "true" });
  #counts = new Map<number, number>();

  /** @param change takes the chosen years; undefined for all */
  constructor(strings: SearchScriptStrings, change: (years: YearRange | undefined) => void) {
    const slider = (label: string) => make("input", { type: "range", "aria-label": label, autocomplete: "off" });
    this.#from = slider(strings.fromYear);
    this.#to = slider(strings.toYear);
    this.#bars.setAttribute("aria-hidden", "true");
    this.#bars.setAttribute("preserveAspectRatio", "none");
    this.#from.addEventListener("input", () => this.#move(this.#from, this.#to, Math.max));
    this.#to.addEventListener("input", () => this.#move(this.#to, this.#from, Math.min));
    for (const input of [this.#from, this.#to]) {
      input.addEventListener("change", () => {
        const isAll = this.#from.value === this.#from.min && this.#to.value === this.#to.max;
        change(isAll ? undefined : this.#range());
      });
    }
    const sliders = make("div", { class: "years-sliders" }, this.#from, this.#to);
    this.element.append(make("h2", {}, strings.year), this.#bars, sliders, this.#words);
  }

  /**
   * @param facets every year that results have, and how many
   * @param chosen values of the filter
   */
  update(facets: readonly Facet[], chosen: readonly string[]): void {
    this.#counts = new Map(facets.map(({ value, count }) => [Number(value), count]));
    const years = [...this.#counts.keys()];
    const [least, most] = [Math.min(...years), Math.max(...years)];
    this.element.hidden = years.length < 2;
    if (this.element.hidden) return;
    const ranges = chosen.flatMap((value) => parseYears(value) ?? []);
    const within = (year: number) => Math.min(most, Math.max(least, year));
    for (const input of [this.#from, this.#to]) {
      input.min = String(least);
      input.max = String(most);
    }
    this.#from.value = String(ranges.length > 0 ? within(Math.min(...ranges.map(({ from }) => from))) : least);
    this.#to.value = String(ranges.length > 0 ? within(Math.max(...ranges.map(({ to }) => to))) : most);
    this.#draw(least, most);
    this.#tell();
  }

  #range(): YearRange {
    return { from: Number(this.#from.value), to: Number(this.#to.value) };
  }

  /** An end that is moved past the other takes it along. */
  #move(moved: HTMLInputElement, other: HTMLInputElement, further: (a: number, b: number) => number): void {
    other.value = String(further(Number(moved.value), Number(other.value)));
    this.#tell();
  }

  /** A bar is in the middle of its year, at which a slider's thumb is too; the first and the last stick out by half. */
  #draw(least: number, most: number): void {
    const span = most - least;
    const tallest = Math.max(...this.#counts.values());
    const width = Math.min(0.8, span * 0.06);
    this.#bars.setAttribute("viewBox", `0 0 ${span} ${TALL}`);
    this.#bars.replaceChildren(
      ...[...this.#counts].map(([year, count]) => {
        const height = Math.max(LOW, (TALL * count) / tallest);
        const bar = document.createElementNS(SVG, "rect");
        const place = { x: year - least - width / 2, y: TALL - height, width, height };
        for (const [name, value] of Object.entries(place)) bar.setAttribute(name, String(value));
        bar.dataset.year = String(year);
        return bar;
      }),
    );
  }

  /** Says which years are chosen, in words and in the bars. */
  #tell(): void {
    const { from, to } = this.#range();
    let count = 0;
    for (const bar of this.#bars.querySelectorAll("rect")) {
      const year = Number(bar.dataset.year);
      const isIn = year >= from && year <= to;
      if (isIn) count += this.#counts.get(year) ?? 0;
      bar.classList.toggle("in", isIn);
    }
    this.#words.textContent = `${writeYears({ from, to }, "–")} (${count})`;
    for (const input of [this.#from, this.#to]) input.setAttribute("aria-valuetext", `${input.value} (${count})`);
    // Where both thumbs are at the same end, the one that can still be moved is on top.
    this.#from.classList.toggle("above", from - Number(this.#from.min) > Number(this.#from.max) - to);
  }
}
