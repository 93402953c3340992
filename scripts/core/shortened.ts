/** The beginning of a text, for a message: it ends with an ellipsis if it is cut. @param length of the result in UTF-16 units */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** The beginning of a value that somebody gave, in quotation marks, for a message. */
export function quotedBeginning(text: string): string {
  return JSON.stringify(shortened(text, 60));
}
