/** What of a commit is shown to everyone: names and words, no addresses. */

/** The conditions on what is around keep each from being tried at every character of a long word or gap. */
const ADDRESS = /<?(?<![^\s<>])[^\s<>]+@[^\s<>]+>?/g;
const BRACKETED = /(?<!\s)\s*<(?=[^\s<>]+@[^\s<>])[^\s<>]+>/g;

/** Characters of a name. */
const LONGEST = 500;

/** Lines at the end of a message that name people, `Co-authored-by: Name <address>`. */
const TRAILER = /^[A-Za-z][A-Za-z-]*-by: .*$/gm;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The name of a commit's author without an e-mail address; of a name that is one, the part before the @.
 *
 * @returns undefined if nothing is left
 */
export function publicName(name: string): string | undefined {
  // Git limits no name, and some of these expressions take the square of its length.
  const plain = name.slice(0, LONGEST).replace(CONTROL, "").trim();
  const address = plain.endsWith(">") ? plain.lastIndexOf("<") : -1;
  const local = (address < 0 ? plain : plain.slice(0, address).trim()).replace(/(?<=\S)@\S*/g, "");
  return local === "" ? undefined : local;
}

/** A commit's message as subject and body, without the e-mail addresses of those it names. */
export function publicMessage(message: string): { subject: string; body?: string } {
  const text = message.replace(/\r\n?/g, "\n").replace(TRAILER, (line) => line.replace(ADDRESS, "").trimEnd());
  const plain = text.replace(CONTROL, "").replace(BRACKETED, "");
  const [subject = "", ...rest] = plain.trim().split("\n");
  const body = rest.join("\n").trim();
  return { subject: subject.trim(), ...(body !== "" && { body }) };
}
