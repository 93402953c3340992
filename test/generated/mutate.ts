/** Texts that were sound until somebody, or some program, cut, doubled or joined pieces of them. */
import fc from "fast-check";

/** One change: the piece between two places, as parts of the length, is replaced. */
interface Change {
  readonly from: number;
  readonly to: number;
  /** Absent: the piece is repeated so many times. */
  readonly by?: string;
  readonly times: number;
}

const place = fc.integer({ min: 0, max: 1000 }).map((part) => part / 1000);
const junk = fc.oneof(
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom(
    ..."\n \t : - ? , [ ] { } \" ' | > & * ! % @ ` # \\ --- ... <!-- --> <![CDATA[ ]]> </ /> &#0; &amp; \u0000 \ufeff".split(
      " ",
    ),
    ..."\ud800 \u2028 \u202e \u200b ： 「 e\u0301 __proto__ constructor 1e309 9007199254740993 -0 null NaN".split(" "),
    "\n\n",
    "\r\n",
    "\r",
    "  ",
  ),
);
const change: fc.Arbitrary<Change> = fc.record(
  {
    from: place,
    to: place,
    by: junk,
    times: fc.oneof({ weight: 9, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.integer({ min: 50, max: 3000 }) }),
  },
  { requiredKeys: ["from", "to", "times"] },
);
/** Characters of a text that was repeated: more is refused by size, or tried by the tests of growth. */
const LONGEST = 60_000;

/** A text with some changes, or none. */
export function mutated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const changes = fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) },
  );
  return fc.tuple(texts, changes).map(([text, all]) => all.reduce(changed, text).slice(0, LONGEST));
}

function changed(text: string, { from, to, by, times }: Change): string {
  const [start, end] = [from, to].sort((a, b) => a - b).map((part) => Math.floor(part * text.length)) as [
    number,
    number,
  ];
  const piece = by === undefined ? text.slice(start, end).slice(0, LONGEST) : by;
  return (
    text.slice(0, start) + piece.repeat(Math.min(times, Math.ceil(LONGEST / (piece.length || 1)))) + text.slice(end)
  );
}
