import type { Words } from "./words.ts";

export const ja: Words = {
  board: { title: "覚え書き", text: "残しておきたい文章。" },
  thread: {
    title: "最初のスレッド",
    text: `スレッドはひとつのフォルダーで、本文はその中の \`index.md\` にあります。フォルダーのパスがそのままアドレスになるので、
動かさないかぎり、このスレッドはずっとここにあります。

![数行の文字が刻まれた石碑。うしろに丘と低い太陽](stele.svg "画像は、それを使う本文の隣に置きます。")

\`npm start\` を動かしたままこの文を書き換えると、ページも変わります。いらなくなったら、フォルダーを消してください。
`,
  },
  about: {
    title: "このサイトについて",
    text: "だれがこのアーカイブをまとめているか、何を収めているか、連絡先などをここに書いてください。\n",
  },
  brought: { title: "記事", text: "これまでに書いた記事。" },
  comments: {
    url: "サイトのアドレス https://…。決まったら書く。ビルドのたびに渡すホストもある",
    plugins: "プラグインを外すと、サイトにその跡は残らない。設定は隣に書く：config.addPlugin(feeds, { entries: 30 })",
    own: "自分のプラグイン、変換、フィルター、コレクションはここに書く。すべてのページに効く。",
  },
  readme: {
    intro: "Stele で作ったアーカイブです。git で管理する `content/` の Markdown が、検索のできる静的サイトになります。",
    start: {
      heading: "見てみる",
      text: "```sh\nnpm install   # クローンするたびに一度。Node 20.19 以降が必要\nnpm start     # http://localhost:8080/ 書き換えるたびに更新\n```",
    },
    write: {
      heading: "スレッドを書く",
      text: `\`\`\`sh
npm run new -- --board BOARD --title "題名"
npm run check
\`\`\`

一行目は、すぐに書ける \`index.md\` の入ったフォルダーを作ります。画像などのファイルは隣に置きます：
\`![何の画像か](picture.jpg "説明")\`。二行目は、間違いをファイル名、行、正しい書き方とともに示します。
\`board.yaml\` のあるフォルダーが掲示板、\`content/pages/\` のファイルが独立したページです。\`npx stele\` はすべてのコマンドを示します。`,
    },
    publish: {
      heading: "公開する",
      text: 'コミットが公開です：`git add -A && git commit -m "新しいスレッド"`。コミットしていないものは公開されません。',
    },
    customize: {
      heading: "変える",
      text: `| 何を | どこで |
|---|---|
| 題名、言語、リンク、色、ロゴ、書体、コメント、検索 | \`content/archive.yaml\` |
| プラグイン | \`eleventy.config.js\` |
| 自分のレイアウト、スタイル、スクリプト | \`layouts/\`、\`assets/\` |
| エディターの補完と検査 | \`.vscode/\` |`,
    },
    upgrade: {
      heading: "更新する",
      text: "`npx stele upgrade` は最新版に移り、変えるべきところをひとつのコミットで直し、読者に見える違いを伝えます。",
    },
    hosts: {
      github:
        "1. GitHub に空のリポジトリを作り、`git remote add origin アドレス` と `git push -u origin main` を実行します。\n2. 一度だけ：*Settings → Pages → Source: GitHub Actions*。\n\nそのあとは、プッシュするたびに公開されます。経過も間違いも *Actions* に出ます。",
      gitlab:
        "GitLab に空のプロジェクトを作り、`git remote add origin アドレス` と `git push -u origin main` を実行します。プッシュするたびに公開され、マージリクエストは検査されます。",
      netlify:
        "ホスティングサービスにプッシュしてから、Netlify で *Add new project → Import an existing project* を選びます。設定は `netlify.toml` にあります。プッシュするたびに公開されます。",
      cloudflare:
        "ホスティングサービスにプッシュしてから、Cloudflare Pages で下の設定でリポジトリをつなぎ、*Build cache* を有効にします。`content/archive.yaml` に `url:` を書きます。プッシュするたびに公開されます。",
      server:
        "サーバーには Node、git、`flock` が必要です。ベアリポジトリのフックが、プッシュされた内容を公開します。間違いはプッシュした人に伝えられ、サイトはそのまま残ります：",
      none: "`npm run build -- --base-url https://…/` で `_site/` にサイトができます。どの静的ホストでも使えます。ホスティングサービスにもプッシュしておけば、控えになります。",
    },
  },
};
