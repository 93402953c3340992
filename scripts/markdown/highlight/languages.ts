/**
 * Grammars of highlight.js that are used, with the names that a fence may give them. A grammar is not here if some text
 * of `MAX_LENGTH` takes it too long (`shell`, `pgsql`, `http`).
 */
const NAMES: Readonly<Record<string, string>> = {
  apache: "apacheconf",
  awk: "gawk",
  bash: "sh shell zsh console shellsession shell-session",
  c: "h",
  clojure: "clj",
  cmake: "",
  cpp: "c++ cc cxx hpp h++",
  csharp: "cs c#",
  css: "",
  dart: "",
  delphi: "pascal pas dpr objectpascal",
  diff: "patch",
  dockerfile: "docker",
  dos: "bat cmd batch",
  elixir: "ex exs",
  erlang: "erl",
  fortran: "f90 f95",
  fsharp: "fs f#",
  go: "golang",
  graphql: "gql",
  groovy: "gradle",
  haskell: "hs",
  ini: "toml conf cfg",
  java: "",
  javascript: "js jsx mjs cjs node",
  json: "jsonc json5 geojson",
  julia: "jl",
  kotlin: "kt kts",
  latex: "tex",
  less: "",
  lisp: "elisp emacs-lisp",
  lua: "",
  makefile: "make mk",
  markdown: "md",
  matlab: "octave",
  nginx: "nginxconf",
  objectivec: "objc obj-c objective-c",
  ocaml: "ml",
  perl: "pl",
  php: "",
  powershell: "ps1 ps pwsh",
  properties: "",
  protobuf: "proto",
  python: "py python3",
  r: "",
  ruby: "rb",
  rust: "rs",
  scala: "",
  scheme: "scm racket",
  scss: "sass",
  sql: "mysql sqlite postgresql postgres plsql tsql",
  swift: "",
  typescript: "ts tsx mts cts",
  vbnet: "vb vba vbs vbscript",
  verilog: "systemverilog sv v",
  vhdl: "",
  vim: "viml vimscript",
  x86asm: "asm nasm",
  xml: "html xhtml svg rss atom xsl plist vue svelte",
  yaml: "yml",
};

/** Grammars that a grammar uses for parts of the code. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  javascript: ["xml", "css"],
  markdown: ["xml", "css", "javascript"],
  typescript: ["xml", "css"],
  xml: ["css", "javascript"],
};

const GRAMMARS: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([grammar, names]) =>
    [grammar, ...names.split(" ")].filter((name) => name !== "").map((name) => [name, grammar] as const),
  ),
);

/** Names of all grammars. */
export const ALL_GRAMMARS: readonly string[] = Object.keys(NAMES);

/** Name of the grammar for a language as a fence names it, in any case; undefined if there is none. */
export function grammarOf(language: string): string | undefined {
  return GRAMMARS.get(language.toLowerCase());
}

/** A grammar and those that it uses. */
export function withInner(grammar: string): readonly string[] {
  return [grammar, ...(INSIDE[grammar] ?? [])];
}
