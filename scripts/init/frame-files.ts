/** Everything of a new archive that is not its content. */
import { archiveEditorFiles } from "../archive/schema/json.ts";
import { HOSTS, hostFiles } from "../deploy/hosts.ts";
import { NODE } from "../deploy/repository.ts";
import type { NewFile } from "./new-file.ts";
import type { HostChoice, Section, Words } from "./words/words.ts";

/** What the files around the content depend on. */
export interface Frame {
  readonly title: string;
  readonly host: HostChoice;
  readonly words: Words;
  /** Name of the folder that the archive is in. */
  readonly folder: string;
  /** Folder of a board that the archive has. */
  readonly board: string;
  /** What package.json says of Stele: an exact version, or the path of a tarball in the archive. */
  readonly stele: string;
  /** Commands that are scripts of package.json. */
  readonly commands: readonly string[];
}

/** The commands that package.json has as scripts, beside `start`. */
export const SCRIPTS = ["build", "check", "new", "import"];

/** All files around the content, those of the host too. */
export function frameFiles(frame: Frame): NewFile[] {
  return [
    { path: "package.json", text: json(packageOf(frame)) },
    { path: "eleventy.config.js", text: configOf(frame.words) },
    { path: "README.md", text: readmeOf(frame) },
    { path: ".gitignore", text: "node_modules/\n.cache/\n_site\n_site.*/\npublic/\n" },
    { path: ".editorconfig", text: EDITORCONFIG },
    ...Object.entries(archiveEditorFiles()).map(([name, text]) => ({ path: `.vscode/${name}`, text })),
    ...(frame.host === "none" ? [] : hostFiles(frame.host, ARCHIVE)),
  ];
}

/** What the repository holds, for the table of hosts. */
const ARCHIVE = { kind: "archive" } as const;

/** What a host is told in its own settings, or on a server: the same in every language. */
const DETAILS: Partial<Record<HostChoice, string>> = {
  cloudflare: `| | |
|---|---|
| Framework preset | None |
| Build command | \`${HOSTS.cloudflare.command(ARCHIVE)}\` |
| Build output directory | \`${HOSTS.cloudflare.folder}\` |
| Environment variable \`NODE_VERSION\` | \`${NODE}\` |`,
  server: `\`\`\`sh
ssh user@host 'git init --bare archive.git && git -C archive.git config stele.site /var/www/archive'
scp deploy/post-receive user@host:archive.git/hooks/
git remote add server user@host:archive.git
git push server main
\`\`\``,
};

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function packageOf({ folder, stele, commands }: Frame): object {
  const scripts = SCRIPTS.filter((name) => commands.includes(name)).map((name) => [name, `stele ${name}`]);
  return {
    name: packageName(folder),
    private: true,
    type: "module",
    scripts: Object.fromEntries([["start", "stele serve"], ...scripts]),
    dependencies: { stele },
    engines: { node: ">=20.19" },
  };
}

/**
 * A name that npm takes, from that of a folder. Without one npm would use the name of the folder that it is installed
 * in, which is a temporary one.
 *
 * @see https://docs.npmjs.com/cli/configuring-npm/package-json#name
 */
export function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[-._]+|[-._]+$/g, "")
    .slice(0, 100);
  // npm refuses a package that depends on its own name.
  return /^$|^(node_modules|favicon\.ico|stele)$/.test(name) ? "archive" : name;
}

/** In the order of `eleventy.config.ts`. */
const PLUGINS = "archive markdown attachments comments pages feeds search hosts admin release".split(" ");

function configOf({ comments }: Words): string {
  return `import { ${[...PLUGINS].sort().join(", ")}, templatesFolder } from "stele";

export default function (config) {
  // ${comments.plugins}
  for (const plugin of [${PLUGINS.join(", ")}])
    config.addPlugin(plugin);

  // ${comments.own}
}

export const config = { dir: { input: templatesFolder() } };
`;
}

const EDITORCONFIG = `root = true

[*]
charset = utf-8
end_of_line = lf
indent_size = 2
indent_style = space
insert_final_newline = true
`;

function readmeOf({ title, host, board, words: { readme } }: Frame): string {
  const steps = [readme.publish.text, readme.hosts[host], DETAILS[host]].filter((step) => step !== undefined);
  const publish = { ...readme.publish, text: steps.join("\n\n") };
  const write = { ...readme.write, text: readme.write.text.replace("BOARD", () => board) };
  const sections = [readme.start, write, publish, readme.customize, readme.upgrade];
  return `# ${asMarkdown(title)}\n\n${readme.intro}\n${sections.map(sectionText).join("")}`;
}

function sectionText({ heading, text }: Section): string {
  return `\n## ${heading}\n\n${text}\n`;
}

/** A text as Markdown shows it, whatever characters it has. */
export function asMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&!$:]/g, "\\$&");
}
