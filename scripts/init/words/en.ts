import type { Words } from "./words.ts";

export const en: Words = {
  board: { title: "Notes", text: "What is worth keeping." },
  thread: {
    title: "The first thread",
    text: `Every thread is a folder with a text in \`index.md\`. The folder's path is its address, so this one stays where it is
for as long as nobody moves it.

![A stone with lines of writing on it, before hills and a low sun](stele.svg "A picture lies beside the text that shows it.")

Change this text while \`npm start\` runs, and the page changes with it. To throw it away, delete its folder.
`,
  },
  about: {
    title: "About",
    text: "Say here who keeps this archive, what is in it, and how to write to you.\n",
  },
  brought: { title: "Posts", text: "What was written before." },
  comments: {
    url: "the address of the site, https://…, once it has one; hosts may give it to each build",
    plugins:
      "A plugin that is taken out leaves no trace on the site. Options go beside one: config.addPlugin(feeds, { entries: 30 })",
    own: "Plugins, transforms, filters and collections of your own go here; they act on every page.",
  },
  readme: {
    intro:
      "An archive made with Stele: Markdown in `content/`, kept in git, becomes a site of static pages with search.",
    start: {
      heading: "See it",
      text: "```sh\nnpm install   # once after each clone; needs Node 20.19 or later\nnpm start     # http://localhost:8080/, and again after every change\n```",
    },
    write: {
      heading: "Add a thread",
      text: `\`\`\`sh
npm run new -- --board BOARD --title "A title"
npm run check
\`\`\`

The first makes a folder with an \`index.md\` that is ready to edit. Put pictures and other files beside it:
\`![what it shows](picture.jpg "caption")\`. The second names every mistake with file, line and what to write instead.
A folder with a \`board.yaml\` is a board; a file in \`content/pages/\` is a page of its own.
\`npx stele\` lists all commands.`,
    },
    publish: {
      heading: "Publish",
      text: 'Publishing is a commit: `git add -A && git commit -m "A new thread"`. What was not committed is not published.',
    },
    customize: {
      heading: "Change",
      text: `| what | where |
|---|---|
| title, language, links, colour, logo, fonts, comments, search | \`content/archive.yaml\` |
| plugins | \`eleventy.config.js\` |
| layouts, styles and scripts of your own | \`layouts/\`, \`assets/\` |
| what editors complete and check | \`.vscode/\` |`,
    },
    upgrade: {
      heading: "Upgrade",
      text: "`npx stele upgrade` moves to the newest version, changes in a commit of its own what has to change, and says what readers will see.",
    },
    hosts: {
      github:
        "1. On GitHub make an empty repository; then `git remote add origin ADDRESS` and `git push -u origin main`.\n2. Once: *Settings → Pages → Source: GitHub Actions*.\n\nFrom then on each push publishes. *Actions* shows what it did, and the mistakes if there are any.",
      gitlab:
        "On GitLab make an empty project; then `git remote add origin ADDRESS` and `git push -u origin main`. Each push publishes; merge requests are checked.",
      netlify:
        "Push to a forge, then *Add new project → Import an existing project* at Netlify. Settings are in `netlify.toml`. Each push publishes.",
      cloudflare:
        "Push to a forge, then connect the repository at Cloudflare Pages with the settings below, and turn *Build cache* on. Write `url:` into `content/archive.yaml`. Each push publishes.",
      server:
        "The server needs Node, git and `flock`. A hook in its bare repository publishes what is pushed; the pusher sees the mistakes, and the site then stays as it was:",
      none: "`npm run build -- --base-url https://…/` makes the site in `_site/`, which any static host can serve. `git push` to a forge keeps a second copy.",
    },
  },
};
