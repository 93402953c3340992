/** Regions in which Chinese without a script subtag is written in Traditional characters. */
const TRADITIONAL_REGIONS = new Set(["tw", "hk", "mo"]);

/**
 * Finds the best match for a language: the longest prefix of its tag that is offered (RFC 4647, section 3.4, "Lookup").
 * Chinese is matched by script alone; a script subtag decides before a region, so `zh-Hans-HK` is Simplified.
 *
 * @param lang BCP 47 tag in any letter case
 * @param offered by language tag, in any letter case
 * @returns undefined if nothing matches
 */
export function lookUp<T>(lang: string, offered: ReadonlyMap<string, T>): T | undefined {
  const byTag = new Map([...offered].map(([tag, value]) => [matched(tag), value]));
  const subtags = matched(lang).split("-");
  for (; subtags.length > 0; subtags.pop()) {
    const found = byTag.get(subtags.join("-"));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The part of a tag that is matched, in lower case. Chinese is `zh-hant` or `zh-hans`. */
function matched(tag: string): string {
  const lower = tag.toLowerCase();
  const [language, ...subtags] = lower.split("-");
  if (language !== "zh") return lower;
  if (subtags.includes("hans")) return "zh-hans";
  const traditional = subtags.some((subtag) => subtag === "hant" || TRADITIONAL_REGIONS.has(subtag));
  return traditional ? "zh-hant" : "zh-hans";
}
