/** The pages of a build that Eleventy is to render. */
import type { PageEntry } from "../../layouts/page-kind.ts";
import type { AnyPageProps } from "../../layouts/pages/index.ts";
import type { PageOutput } from "../site/output.ts";

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

  /** Renders the page, and forgets its props. */
  async render(): Promise<string> {
    this.#props = await this.output.props();
    const html = this.renderer?.() ?? "";
    this.#props = undefined;
    this.renderer = undefined;
    return html;
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
