/** What a repository has of Stele itself, beside its content. */
export const TOOL_FILES: readonly string[] = [
  "scripts",
  "layouts",
  "assets",
  "eleventy.config.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  ".gitignore",
];
