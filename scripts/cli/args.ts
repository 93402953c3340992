/** Arguments of every command, read from one table that also writes its `--help`. */
import { parseArgs } from "node:util";
import { nearest } from "../core/schema/nearest.ts";

/** One `--option`. */
export interface Option {
  readonly type: "string" | "boolean";
  /** Placeholder for the value in the help, `DIR`. */
  readonly value?: string;
  readonly default?: string | boolean;
  /** True for an option that the command cannot do without. */
  readonly required?: boolean;
  readonly help: string;
}

/** A command, as its `--help` describes it. */
export interface Command {
  /** Word after `npm run`. */
  readonly name: string;
  /** How it is called, in one line. */
  readonly usage: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly options: Readonly<Record<string, Option>>;
  /** What it takes besides options; a command without this takes nothing. */
  readonly positionals?: { readonly value: string; readonly help: string; readonly least: number };
  /** False for a command that has nothing to do with a content folder, and so has no `--content`. */
  readonly readsContent?: false;
}

/** Options that every command has. */
const COMMON = {
  content: { type: "string", value: "DIR", default: "content", help: "the content folder" },
  json: { type: "boolean", default: false, help: "writes the result to standard output as JSON" },
  help: { type: "boolean", default: false, help: "shows this" },
} as const satisfies Command["options"];

type ValueOf<O extends Option> = O["type"] extends "boolean"
  ? boolean
  : O extends { readonly default: string } | { readonly required: true }
    ? string
    : string | undefined;

/** What a call gave: the value of every option of the command, and of those that every command has. */
export interface Call<C extends Command> {
  readonly values: { readonly [K in keyof C["options"]]: ValueOf<C["options"][K]> } & {
    readonly [K in Exclude<"content" | "json", keyof C["options"]>]: ValueOf<(typeof COMMON)[K]>;
  };
  readonly positionals: readonly string[];
}

/**
 * Reads the arguments of a command. Prints the help to standard output if that was asked for, and what is wrong with
 * the call to standard error.
 *
 * @returns the call's values; or the exit status if there is nothing to do: 0 after the help, 2 for a wrong call
 */
export function parseCommand<const C extends Command>(command: C, argv: readonly string[]): Call<C> | 0 | 2 {
  const options: Readonly<Record<string, Option>> = optionsOf(command);
  try {
    const parsed = parseArgs({ args: [...argv], options: forNode(options), allowPositionals: true, strict: true });
    if (parsed.values.help) {
      process.stdout.write(helpOf(command));
      return 0;
    }
    const problem = validate(command, parsed.values, parsed.positionals);
    if (problem === undefined) return { values: parsed.values as Call<C>["values"], positionals: parsed.positionals };
    return wrongCall(command, problem);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return wrongCall(command, explain(error, Object.keys(options)));
  }
}

/** Says on standard error what is wrong with a call. @returns the exit status for it */
export function wrongCall(command: Pick<Command, "name">, message: string): 2 {
  process.stderr.write(`stele ${command.name}: ${message}\nTry: npx stele ${command.name} --help\n`);
  return 2;
}

/** The help of a command, as `--help` prints it. */
export function helpOf(command: Command): string {
  const rows = Object.entries(optionsOf(command)).map(([name, option]: [string, Option]): [string, string] => {
    const fallback = typeof option.default === "string" ? ` (default ${option.default})` : "";
    const needed = option.required ? " (required)" : "";
    return [
      `--${name}${option.value === undefined ? "" : ` ${option.value}`}`,
      option.help + fallback + needed,
    ] as const;
  });
  if (command.positionals) rows.unshift([command.positionals.value, command.positionals.help]);
  const width = Math.max(...rows.map(([left]) => left.length));
  const table = rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join("");
  return `${command.summary}\n\n  ${command.usage}\n\n${table}`;
}

/** The list of all commands, each with the first sentence of its summary. */
export function commandList(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${firstSentence(summary)}\n`).join("");
  return `Usage: npx stele COMMAND [options]\n\n${rows}\nnpx stele COMMAND --help lists the options of a command; npx stele --version tells the version.\n`;
}

function firstSentence(text: string): string {
  return /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;
}

/** The options of a command, its own first; one of its own may take the place of a common one. */
function optionsOf({ options, readsContent }: Command): Readonly<Record<string, Option>> {
  const { content, ...rest } = COMMON;
  const common = readsContent === false ? rest : { content, ...rest };
  return { ...options, ...common, ...options };
}

function forNode(options: Readonly<Record<string, Option>>) {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type, default: value }]) => [
      name,
      { type, ...(value !== undefined && { default: value }) },
    ]),
  );
}

function validate(
  command: Command,
  values: Record<string, unknown>,
  positionals: readonly string[],
): string | undefined {
  for (const [name, option] of Object.entries<Option>(optionsOf(command))) {
    if (option.required && values[name] === undefined) return `--${name} ${option.value ?? ""} is missing`;
    if (values[name] === "") return `--${name} has no value`;
  }
  const { value = "", least = 0 } = command.positionals ?? {};
  if (positionals.length < least) return `${value} is missing`;
  if (!command.positionals && positionals.length > 0) return `"${positionals[0]}" belongs to no option`;
  return undefined;
}

/** The words of `parseArgs` (they name the option first, in quotes), shortened, with the option that was meant. */
function explain(error: TypeError, known: readonly string[]): string {
  const name = /'(?:-\w, )?-{1,2}([^' =]+)/.exec(error.message)?.[1] ?? "";
  if ("code" in error && error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const near = nearest(name, known);
    return `there is no option --${name}${near === undefined ? "" : `; the nearest is --${near}`}`;
  }
  return error.message.split("\n")[0]?.replace(/\.$/, "") ?? "";
}
