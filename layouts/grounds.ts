/** What text is on, `--paper` and `--wash` in assets/css/tokens.css. */
export const GROUNDS = { light: ["#f7f7f4", "#ecece6"], dark: ["#16191b", "#212527"] } as const;

/** What the head of every page but the front page is on, `--stone` there. */
export const STONE = { light: "#24292c", dark: "#262d31" } as const;

/** The light theme's text on the stone, and its seal, `--on-stone`, `--on-stone-soft`, `--seal-ground` and `--on-seal`. */
export const ON_STONE = { text: "#f0efe8", soft: "#b9bdb9", seal: "#a8281c", onSeal: "#ffffff" } as const;
