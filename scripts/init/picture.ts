/** The picture of a new archive's first thread: a stele, drawn by the project. */

const [SKY, SUN, FAR, NEAR, STONE, SHADE, LINE] = [
  "#f2eadb",
  "#e3a857",
  "#b9bfae",
  "#8f9a83",
  "#6d6a66",
  "#5a5753",
  "#d9d4ca",
];

/** Widths of the lines of writing, from the top; the last one is not finished. */
const WRITING = [78, 92, 92, 84, 92, 66, 92, 40];

const lines = WRITING.map((width, at) => `M274 ${132 + at * 26}h${width}`).join("");

/** The text of an SVG file. */
export const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400" viewBox="0 0 640 400">
  <path fill="${SKY}" d="M0 0h640v400H0z"/>
  <circle cx="486" cy="206" r="46" fill="${SUN}"/>
  <path fill="${FAR}" d="M0 268c90-52 170-60 262-24s170 20 250-8 104-14 128-4v168H0z"/>
  <path fill="${NEAR}" d="M0 336c120-34 230-38 350-20s210 4 290-14v98H0z"/>
  <path fill="${SHADE}" d="M264 352V152c0-42 30-72 72-72s72 30 72 72v200z"/>
  <path fill="${STONE}" d="M248 352V152c0-42 30-72 72-72s72 30 72 72v200z"/>
  <path fill="none" stroke="${LINE}" stroke-width="5" stroke-linecap="round" d="${lines}"/>
  <path fill="${SHADE}" d="M226 352h204l14 22H212z"/>
</svg>
`;
