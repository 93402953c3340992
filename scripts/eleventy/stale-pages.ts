/** The pages of a build that Eleventy is to render. */
import type { PageEntry } from "../../layouts/page-kind.ts";
import type { AnyPageProps } from "../../layouts/pages/index.ts";
import { StopError } from "../core/stop-error.ts";
import type { PageOutput } from "../site/output.ts";
import { foreignMarkup } from "../site/page-gate.ts";

/** A stale page as Eleventy sees it. A class, because Eleventy copies plain objects of its data deeply. */
export class StalePage implements PageEntry<AnyPageProps> {
  readonly output: PageOutput;
  renderer: (() => string) | undefined;
  #props: AnyPageProps | undefined;

  constructor(output: PageOutput) {
    this.output = output;
  }

  get path(): string {
    return this.output.path;
  }

  get props(): AnyPageProps {
    if (!this.#props) throw new Error(`${this.path} is not rendered yet`);
    return this.#props;
  }

  /**
   * Renders the page, and forgets its props.
   *
   * @throws StopError if it holds anything that could run and that no page of ours has
   */
  async render(): Promise<string> {
    const props = await this.output.props();
    this.#props = props;
    const html = this.renderer?.() ?? "";
    this.#props = undefined;
    this.renderer = undefined;
    const { base } = props.site;
    const foreign = foreignMarkup(html, props.kind === "redirect" ? { base, refresh: props.to } : { base });
    if (foreign === undefined) return html;
    throw new StopError(
      `the page ${this.path} would hold ${foreign}, which no page may: scripts and styles of your own go into ` +
        "assets/extra.js and assets/extra.css; nothing is published",
    );
  }
}

/** The stale pages of a build, by page kind and by address. */
export class StalePages {
  readonly #byKind = new Map<string, StalePage[]>();
  readonly #byUrl = new Map<string, StalePage>();

  constructor(outputs: readonly PageOutput[] = []) {
    for (const output of outputs) {
      const page = new StalePage(output);
      this.#byUrl.set(`/${output.path}`.replace(/\/index\.html$/, "/"), page);
      const list = this.#byKind.get(output.page);
      if (list) list.push(page);
      else this.#byKind.set(output.page, [page]);
    }
  }

  of(kind: string): readonly StalePage[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** @param url as Eleventy has it; false for a template without a permalink */
  at(url: string | false): StalePage | undefined {
    return url === false ? undefined : this.#byUrl.get(url);
  }
}
