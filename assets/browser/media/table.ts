/** Separators of cells; of two that are as frequent the first, because texts hold commas and no tabs. */
const SEPARATORS = ["\t", ",", ";"];

/**
 * Reads a table (RFC 4180), with commas, tabs or semicolons between cells, whichever its first line has most of. What is
 * not well-formed is kept as it is.
 *
 * @param isCut true if the text ends within a row, which is then left out
 * @returns its rows; empty lines are none
 */
export function parseTable(text: string, isCut: boolean): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || cell !== "") rows.push(row);
    [row, cell] = [[], ""];
  };
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (isQuoted) {
      if (c !== '"') cell += c;
      else if (text[at + 1] === '"') {
        cell += c;
        at++;
      } else isQuoted = false;
    } else if (c === '"' && cell === "") isQuoted = true;
    else if (c === separator) {
      row.push(cell);
      cell = "";
    } else if (c === "\n") endRow();
    else if (c !== "\r" || text[at + 1] !== "\n") cell += c;
  }
  if (!isCut && (cell !== "" || row.length > 0)) endRow();
  return rows;
}

function separatorOf(text: string): string {
  const [line = ""] = text.replace(/"(?:[^"]|"")*"/g, "").split("\n", 1);
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}
