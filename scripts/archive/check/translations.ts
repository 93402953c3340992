/** Words for translations that are none. */
import type { Place } from "../../core/formats/yaml.ts";
import type { Problem } from "../../core/problems.ts";
import { shortened } from "../../core/shortened.ts";
import type { SiteMap } from "../model/site-map.ts";
import { placeOf, type WrongTranslation } from "../model/translations.ts";

type Said = Pick<Problem, "level" | "kind" | "message" | "fix">;

/**
 * The problems of translations that lead nowhere, and of threads that disagree. What is not published yet, or no more, is
 * a note.
 *
 * @param locate finds a value in the front matter of a thread
 */
export function translationProblems(
  wrong: readonly WrongTranslation[],
  map: SiteMap,
  locate: (file: string, path: readonly PropertyKey[]) => Place | undefined,
): Problem[] {
  return wrong.map((one) => {
    const file = `${one.thread.path}/index.md`;
    return { file, ...locate(file, ["translations", one.lang]), ...words(one, map) };
  });
}

function words(one: WrongTranslation, map: SiteMap): Said {
  const { thread, lang, path = "" } = one;
  const address = shortened(one.address, 80);
  switch (one.why) {
    case "broken": {
      // A board or a file is there, and is no thread.
      const near = map.find(path) ? undefined : map.nearest(path);
      const better = near === undefined ? "write the path of a thread" : `the nearest address is ${near}; write that`;
      return {
        kind: "translation-missing",
        message: `the translation ${address} is no thread of this archive`,
        fix: `${better}, or the full address of a page elsewhere with https://`,
      };
    }
    case "elsewhere":
      return {
        kind: "translation-form",
        message: `the translation ${address} is in this archive`,
        fix: `write its path, /${path}/, so that its page names this thread too`,
      };
    case "draft":
      return {
        level: "note",
        kind: "translation-unpublished",
        message: `the translation ${address} is a draft, so no page names it yet`,
        fix: "take draft: true out there, or the line out here",
      };
    case "withdrawn":
      return {
        level: "note",
        kind: "translation-unpublished",
        message: `the translation ${address} is withdrawn, so no page names it`,
        fix: "take the line out",
      };
    case "itself":
      return {
        kind: "translation-itself",
        message: `the translation ${address} is the thread itself`,
        fix: "write the path of the other thread, or take the line out",
      };
    case "own-language":
      return {
        kind: "translation-language",
        message: `the thread is in ${thread.lang} itself, so its translation is in another language`,
        fix: `write the language of ${address}, or lang: and the language of this thread`,
      };
    case "other-language":
      return {
        kind: "translation-language",
        message: `the translation ${address} is in ${one.is}, and this thread says ${lang}`,
        fix: `write ${one.is}: ${address} here, or lang: ${lang} there`,
      };
    case "second": {
      const [first, second] = one.two ?? [];
      const both = first && second && `${placeOf(first)} and ${placeOf(second)}`;
      return {
        kind: "translation-second",
        message: `the threads disagree: they name two texts in ${first?.lang}, ${both}`,
        fix: "keep one of the two, in all threads that are translations of each other",
      };
    }
  }
}
