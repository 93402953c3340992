/** Script of the words in a picture: picks the font's regional forms. */
export type Script = "TC" | "SC";

export const COLOR = {
  paper: "#fdfaf4",
  ink: "#2b2925",
  soft: "#77716a",
  line: "#ddd5c8",
  red: "#c4452d",
  teal: "#23777d",
  ochre: "#d79a2b",
  indigo: "#3a5485",
  rose: "#e3a393",
  mint: "#9cc7bd",
  sand: "#eadfcb",
} as const;

export const SANS = (script: Script): string => `Noto Sans CJK ${script}`;
export const SERIF = (script: Script): string => `Noto Serif CJK ${script}`;
