/** What text is on, `--paper` and `--wash` in assets/css/tokens.css. */
export const GROUNDS = { light: ["#f7f7f4", "#ecece6"], dark: ["#16191b", "#212527"] } as const;

/** What the head of every page but the front page is on, `--stone` there. */
export const STONE = { light: "#24292c", dark: "#262d31" } as const;
