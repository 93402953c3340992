import { type ConfigData, FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { type AnyPageProps, renderPage } from "../../layouts/pages/index.ts";
import * as others from "./samples/others.ts";
import * as threads from "./samples/threads.ts";

const pages: Record<string, AnyPageProps> = { ...threads, ...others };

const config: ConfigData = { root: true, extends: ["html-validate:recommended"] };
const validator = new HtmlValidate(new FileSystemConfigLoader(config));

describe("every kind of page", () => {
  test.each(Object.keys(pages))("%s looks as reviewed, and is valid HTML", async (name) => {
    const page = renderPage(pages[name] as AnyPageProps);
    const report = await validator.validateString(page);
    expect(
      report.results.flatMap((result) => result.messages.map((m) => `${m.line}: ${m.ruleId}: ${m.message}`)),
    ).toEqual([]);
    await expect(page).toMatchFileSnapshot(`../golden/layouts/${name}.html`);
  });
});
