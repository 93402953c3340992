/** What a person may choose for a new archive, whether in options or in answers. */
import path from "node:path";
import { archiveSchema } from "../archive/schema/archive.ts";
import { nearestHint } from "../core/schema/nearest.ts";
import { quotedBeginning } from "../core/shortened.ts";
import { steleContent } from "./from/stele-content.ts";
import type { Asker } from "./questions.ts";
import { languageOf, WORDS } from "./words/pick.ts";
import { HOST_CHOICES, type HostChoice } from "./words/words.ts";

/** Everything that is chosen. */
export interface Choices {
  /** The folder, as it was given. */
  readonly folder: string;
  readonly title: string;
  /** Tag of a language that new archives speak. */
  readonly lang: string;
  readonly host: HostChoice;
  /** Folder that the first content comes from. */
  readonly from?: string | undefined;
}

/** Choices as options give them; those that are not given have defaults. */
export function chosen(given: {
  readonly folder: string;
  readonly title?: string | undefined;
  readonly lang?: string | undefined;
  readonly host: string;
  readonly from?: string | undefined;
}): Choices | { readonly refused: string } {
  const { folder, title = titleOf(folder), lang = languageOfSystem(), host, from } = given;
  if (from !== undefined && steleContent(from) && (given.title ?? given.lang) !== undefined)
    return {
      refused: `${from} is an archive with a title and a language; leave --title and --lang out, and change its archive.yaml afterwards`,
    };
  const refused = refuseTitle(title) ?? refuseLanguage(lang) ?? refuseHost(host);
  if (refused !== undefined || !isHost(host)) return { refused: refused ?? "" };
  return { folder, title: title.trim(), lang: canonical(lang), host, from };
}

/** Asks for each choice. */
export async function askChoices(asker: Asker): Promise<Choices> {
  const nothing = () => undefined;
  const folder = await asker.ask({ text: "Folder", fallback: "archive", refuse: nothing });
  const source = "A folder of Markdown to begin with, if there is one";
  const from = (await asker.ask({ text: source, fallback: "", refuse: nothing })) || undefined;
  const given = { folder, from, ...(from !== undefined && steleContent(from) ? {} : await askSettings(asker, folder)) };
  const hosts = `Published by: ${HOST_CHOICES.join(", ")}`;
  const host = await asker.ask({ text: hosts, fallback: "github", refuse: refuseHost });
  const choices = chosen({ ...given, host });
  if ("refused" in choices) throw new Error(choices.refused);
  return choices;
}

async function askSettings(asker: Asker, folder: string): Promise<{ title: string; lang: string }> {
  const title = await asker.ask({ text: "Title", fallback: titleOf(folder), refuse: refuseTitle });
  const languages = `Language: ${[...WORDS.keys()].join(", ")}`;
  return { title, lang: await asker.ask({ text: languages, fallback: languageOfSystem(), refuse: refuseLanguage }) };
}

/** Says why a title will not do. */
function refuseTitle(title: string): string | undefined {
  if (/[\r\n\u2028\u2029]/.test(title)) return "the title has a line break; write it on one line";
  return refuseSetting("title", title);
}

/** Says why a language will not do. */
function refuseLanguage(tag: string): string | undefined {
  const known = list([...WORDS.keys()]);
  const refusal = refuseSetting("lang", canonical(tag));
  if (refusal !== undefined) return `${refusal}. A new archive speaks ${known}`;
  if (isScript(canonical(tag)) && languageOf(canonical(tag)) !== undefined) return undefined;
  const meant = nearestHint(tag, [...WORDS.keys()]);
  return (
    `a new archive speaks ${known}, and not ${quotedBeginning(tag)}${meant}. ` +
    "For another language write en, and lang: in content/archive.yaml afterwards"
  );
}

/** Says why a host will not do. */
function refuseHost(name: string): string | undefined {
  if (isHost(name)) return undefined;
  const meant = nearestHint(name, HOST_CHOICES);
  return `there is no host ${quotedBeginning(name)}${meant}. The hosts are ${list(HOST_CHOICES)}`;
}

function isHost(name: string): name is HostChoice {
  return HOST_CHOICES.some((host) => host === name);
}

/** Whether the script of a tag, if it names one, is a script: `Hant` is one, `Hanx` is not. */
function isScript(tag: string): boolean {
  const { script } = new Intl.Locale(tag);
  return (
    script === undefined || new Intl.DisplayNames("en", { type: "script", fallback: "none" }).of(script) !== undefined
  );
}

/** A language tag in the letter case that it should have, `zh-Hant`, if that is all that it lacks. */
function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0] ?? tag;
  } catch {
    return tag;
  }
}

/** The title of an archive whose owner gives none: the name of its folder. */
function titleOf(folder: string): string {
  const name = path.basename(path.resolve(folder)).replace(/[-_]+/g, " ").trim();
  return refuseTitle(name) === undefined ? name : "Archive";
}

/** The language of this person's system, if new archives speak it, or else English. */
function languageOfSystem(locale = Intl.DateTimeFormat().resolvedOptions().locale): string {
  return languageOf(locale) ?? "en";
}

function refuseSetting(key: "title" | "lang", value: string): string | undefined {
  const { error } = archiveSchema.safeParse({ title: "x", [key]: value });
  const [issue] = error?.issues ?? [];
  if (!issue) return undefined;
  const fix = issue.code === "custom" ? issue.params?.fix : undefined;
  return `${key}: ${issue.message}${typeof fix === "string" ? `; ${fix}` : ""}`;
}

function list(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
