import type { Words } from "./words.ts";

export const zhHans: Words = {
  board: { title: "随笔", text: "值得留下来的文字。" },
  thread: {
    title: "第一帖",
    text: `每一帖是一个文件夹，正文写在里面的 \`index.md\`。文件夹的路径就是网址，所以只要没有人移动它，这一帖就一直在这里。

![一块刻着几行字的石碑，背后是山丘和低垂的太阳](stele.svg "图片放在用到它的文字旁边。")

开着 \`npm start\` 改这段文字，页面会跟着变。不要这一帖，把文件夹删掉就行。
`,
  },
  about: {
    title: "关于",
    text: "在这里说说：这个文存由谁整理、收了些什么、怎么联系你。\n",
  },
  brought: { title: "文章", text: "从前写下的文章。" },
  comments: {
    url: "网站的网址，例如 https://…，有了再写；有些主机每次构建会自己给",
    plugins: "去掉一个插件，网站上就没有它。选项写在旁边：config.addPlugin(feeds, { entries: 30 })",
    own: "自己的插件、转换、过滤器和集合写在这里，对每一页都有效。",
  },
  readme: {
    intro: "用 Stele 做的文存：`content/` 里的 Markdown 由 git 保管，变成可搜索的静态网站。",
    start: {
      heading: "看看样子",
      text: "```sh\nnpm install   # 每次克隆仓库后一次；需要 Node 20.19 以上\nnpm start     # http://localhost:8080/，改了就更新\n```",
    },
    write: {
      heading: "写一帖",
      text: `\`\`\`sh
npm run new -- --board BOARD --title "标题"
npm run check
\`\`\`

第一行建好文件夹和 \`index.md\`，打开就能写。图片和其他文件放在旁边：\`![图里是什么](picture.jpg "图片说明")\`。
第二行指出每个错误的文件、行号和该怎么写。有 \`board.yaml\` 的文件夹是一个版，\`content/pages/\` 里的文件是单独的页面。\`npx stele\` 列出所有命令。`,
    },
    publish: { heading: "发布", text: '提交就是发布：`git add -A && git commit -m "新的一帖"`。没有提交的不会发布。' },
    customize: {
      heading: "改成自己的",
      text: `| 要改什么 | 在哪里 |
|---|---|
| 标题、语言、链接、颜色、标志、字体、评论、搜索 | \`content/archive.yaml\` |
| 插件 | \`eleventy.config.js\` |
| 自己的布局、样式和脚本 | \`layouts/\`、\`assets/\` |
| 编辑器的补全与检查 | \`.vscode/\` |`,
    },
    upgrade: {
      heading: "升级",
      text: "`npx stele upgrade` 换到最新版，把必须改的地方改好、单独提交一次，并说明读者会看到什么不同。",
    },
    hosts: {
      github:
        "1. 在 GitHub 建一个空的仓库，然后 `git remote add origin 地址`、`git push -u origin main`。\n2. 只做一次：*Settings → Pages → Source: GitHub Actions*。\n\n之后每次推送都会发布。*Actions* 页面有过程，有错也在那里。",
      gitlab:
        "在 GitLab 建一个空的项目，然后 `git remote add origin 地址`、`git push -u origin main`。每次推送都会发布，合并请求会先检查。",
      netlify:
        "先推送到代码托管平台，再到 Netlify 选 *Add new project → Import an existing project*。设置都在 `netlify.toml`。每次推送都会发布。",
      cloudflare:
        "先推送到代码托管平台，再到 Cloudflare Pages 连接仓库，照下表设置，并打开 *Build cache*。把 `url:` 写进 `content/archive.yaml`。每次推送都会发布。",
      server:
        "服务器上要有 Node、git 和 `flock`。裸仓库里的钩子会发布推送上来的内容；内容有错时推送的人会看到，网站保持原样：",
      none: "`npm run build -- --base-url https://…/` 在 `_site/` 生成网站，任何静态主机都能用。推送到代码托管平台，就多一份备份。",
    },
  },
};
