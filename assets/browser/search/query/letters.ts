import { foldToTheLetter } from "../../../../scripts/search/text/fold.ts";
import { holdsLetters } from "../../../../scripts/search/text/signs.ts";
import { CLASS, type Hit } from "./match.ts";
import type { Plan } from "./plan.ts";

/**
 * With no more hits than this, their texts are compared with the query: those that fit on a page first, which are shown
 * in any case, and the others if not all of those hold it.
 */
const COMPARED = { first: 10, most: 40 };
/** Threads whose texts are read for what is quoted with signs. */
const MOST_READ = 200;

/**
 * Puts first, of the hits that hold the whole query, those that hold it with its spaces and signs: the index does not
 * know whether one is between a word and an ideograph.
 */
export async function toTheLetter(hits: readonly Hit[], plan: Plan): Promise<readonly Hit[]> {
  const whole = hits.filter((hit) => hit.class >= CLASS.literal);
  const { letters } = plan;
  if (letters === undefined || whole.length < 2 || whole.length > COMPARED.most) return hits;
  const holds = async (hit: Hit): Promise<boolean> => {
    return (await hit.segment.letters(hit.page).catch(() => "")).includes(letters);
  };
  const first = await Promise.all(whole.slice(0, COMPARED.first).map(holds));
  if (first.every((held) => held)) return hits;
  const same = [...first, ...(await Promise.all(whole.slice(COMPARED.first).map(holds)))];
  const rest = hits.slice(whole.length);
  return [...whole.filter((_, i) => same[i]), ...whole.filter((_, i) => !same[i]), ...rest];
}

/**
 * The hits whose texts have what is quoted with its signs.
 *
 * @param hits in their order; of more than can be read, the first
 * @returns `complete` is false if not all were read
 */
export async function requireLetters(
  hits: readonly Hit[],
  { required }: Plan,
): Promise<{ hits: readonly Hit[]; complete: boolean }> {
  if (required.length === 0) return { hits, complete: true };
  const read = hits.slice(0, MOST_READ);
  const kept = await Promise.all(read.map((hit) => holdsAll(hit, required)));
  return { hits: read.filter((_, i) => kept[i]), complete: read.length === hits.length };
}

/** A thread whose text cannot be loaded is kept: its result says so. */
async function holdsAll(hit: Hit, required: readonly string[]): Promise<boolean> {
  try {
    const { meta, content, parts = [] } = await hit.segment.fragment(hit.page);
    const texts = [meta.title, meta.summary, meta.author, meta.tags, meta.attachments, content];
    const folded = texts.map((text) => foldToTheLetter(text ?? ""));
    let left = required.filter((letters) => !folded.some((text) => holdsLetters(text, letters)));
    for (let part = 1; part <= parts.length && left.length > 0; part++) {
      const further = foldToTheLetter((await hit.segment.part(hit.page, part)).content);
      left = left.filter((letters) => !holdsLetters(further, letters));
    }
    return left.length === 0;
  } catch {
    return true;
  }
}
