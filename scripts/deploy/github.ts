/** Workflows for GitHub. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
import { uses } from "./actions.ts";
import { callsOf, NODE, type Repository } from "./repository.ts";

const SETTINGS = `permissions:
  contents: read
  pages: write
  id-token: write

# One at a time, and none is cut off: of several that wait, GitHub keeps the newest.
concurrency:
  group: pages
  cancel-in-progress: false`;

const DEPLOY = `      - id: deploy
        uses: ${uses("actions/deploy-pages")}`;

const PAGES = `      - id: pages
        uses: ${uses("actions/configure-pages")}`;

const TO_PAGES = `    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${value("steps.deploy.outputs.page_url")}
    steps:`;

const ADDRESS = `--base-url "${value("steps.pages.outputs.base_url")}/"`;
/** Begins the keys of all caches of a branch. */
const BRANCH = `stele-${value("github.ref_name")}-`;
const COMMIT = value("github.sha");

/** An expression that GitHub replaces by its value. */
function value(expression: string): string {
  return `\${{ ${expression} }}`;
}

/**
 * Steps that fetch the repository, Node, and packages.
 *
 * @param install installs packages; undefined if there are none to install
 * @param folder that the repository is fetched into; undefined for the current one
 */
function begin(install: string | undefined, folder?: string): string {
  return `      - uses: ${uses("actions/checkout")}
        with:${folder === undefined ? "" : `\n          path: ${folder}`}
          # The whole history: dates of threads come from it.
          fetch-depth: 0
          lfs: true
          persist-credentials: false
      - uses: ${uses("actions/setup-node")}
        with:
          node-version: "${NODE}"${install === undefined ? "" : `\n          cache: npm\n      - run: ${install}`}`;
}

/** Step that fetches the cache of an earlier run. @param others beginnings of keys, the best first */
function restore(folder: string, key: string, others: readonly string[]): string {
  return `      - uses: ${uses("actions/cache", "/restore")}
        with:
          path: ${folder}
          # Caches are never overwritten, so each commit has its own and begins with the newest before it.
          key: ${key}
          restore-keys: |
${others.map((each) => `            ${each}`).join("\n")}`;
}

function save(folder: string, key: string): string {
  return `      - uses: ${uses("actions/cache", "/save")}
        # Also if the content has a problem: images that were made need not be made again.
        if: ${value("!cancelled()")}
        with:
          path: ${folder}
          key: ${key}`;
}

function upload(folder: string): string {
  return `      - uses: ${uses("actions/upload-pages-artifact")}
        with:
          # The folder is a link to the release; the slash and the action's own --dereference follow it.
          path: ${folder}/
          include-hidden-files: true`;
}

/** Publishes with every push to main. */
export function pagesWorkflow(repository: Repository): string {
  const calls = callsOf(repository);
  const key = BRANCH + COMMIT;
  return `# Publishes the archive on GitHub Pages with every push to main.
# Once, by hand: Settings → Pages → Source: GitHub Actions.
name: pages

on:
  push:
    branches: [main]
  workflow_dispatch:

${SETTINGS}

jobs:
  publish:
${TO_PAGES}
${begin(calls.install)}
${PAGES}
${restore(".cache", key, [BRANCH, "stele-"])}
      - run: ${calls.stele("build", ADDRESS)}
${save(".cache", key)}
${upload("_site")}
${DEPLOY}
`;
}

/** The same site, built by several machines at once. */
export function matrixWorkflow(repository: Repository): string {
  const calls = callsOf(repository);
  const part = `part-${value("matrix.part")}`;
  const keys = `stele-${part}-`;
  const options = `--part ${value("matrix.part")}/${value("strategy.job-total")} --out ${part}`;
  return `# The same site as pages.yml publishes, built by several machines at once: for the first build of a large archive,
# or after a change that makes everything stale. Started by hand: Actions → pages-matrix → Run workflow.
name: pages-matrix

on:
  workflow_dispatch:

${SETTINGS}

jobs:
  part:
    strategy:
      matrix:
        part: [1, 2, 3, 4]
    runs-on: ubuntu-latest
    steps:
${begin(calls.install)}
${PAGES}
${restore(".cache", keys + COMMIT, [keys, BRANCH])}
      - run: >-
          ${calls.stele("build", `${options}\n          ${ADDRESS}`)}
${save(".cache", keys + COMMIT)}
      # One file in place of thousands: artifacts are slow with many.
      - run: tar --dereference -cf part.tar ${part}/
      - uses: ${uses("actions/upload-artifact")}
        with:
          name: ${part}
          path: part.tar
          retention-days: 1

  publish:
    needs: part
${TO_PAGES}
${begin(calls.install)}
      - uses: ${uses("actions/download-artifact")}
        with:
          pattern: part-*
          path: parts
      - run: for part in parts/*/part.tar; do tar -xf "$part"; done
      - run: ${calls.stele("join", "part-* --out _site")}
${upload("_site")}
${DEPLOY}
`;
}

/** A workflow that others call: publishes their repository, which holds nothing but content. */
export function reusableWorkflow(): string {
  const key = BRANCH + COMMIT;
  return `# Called by the workflow of a repository that holds nothing but content; publishes it on GitHub Pages.
# See scripts/deploy/README.md.
name: publish

on:
  workflow_call:
    inputs:
      version:
        description: Version of Stele in the npm registry, such as 0.1.0
        required: true
        type: string
      content:
        description: The content folder; . if the repository is the content
        type: string
        default: content
      base-url:
        description: Address of the site; the one that GitHub Pages gives it unless this is set
        type: string
        default: ""

${SETTINGS}

jobs:
  publish:
${TO_PAGES}
${begin(undefined, "archive")}
${PAGES}
${restore("cache", key, [BRANCH, "stele-"])}
      # Beside the repository, which may be all content: no file of it is ever code. Inputs are variables here, and never
      # part of the command.
      - run: >-
          npx --yes "stele@$VERSION" build --content "archive/$CONTENT" --base-url "$ADDRESS" --out site --cache cache
        env:
          VERSION: ${value("inputs.version")}
          CONTENT: ${value("inputs.content")}
          ADDRESS: ${value("inputs.base-url || format('{0}/', steps.pages.outputs.base_url)")}
${save("cache", key)}
${upload("site")}
${DEPLOY}
`;
}
