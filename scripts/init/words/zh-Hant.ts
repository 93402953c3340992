import type { Words } from "./words.ts";

export const zhHant: Words = {
  board: { title: "隨筆", text: "值得留下來的文字。" },
  thread: {
    title: "第一帖",
    text: `每一帖是一個資料夾，正文寫在裡面的 \`index.md\`。資料夾的路徑就是網址，所以只要沒有人搬動它，這一帖就一直在這裡。

![一塊刻著幾行字的石碑，背後是山丘和低垂的太陽](stele.svg "圖片放在用到它的文字旁邊。")

開著 \`npm start\` 改這段文字，頁面會跟著變。不要這一帖，把資料夾刪掉就好。
`,
  },
  about: {
    title: "關於",
    text: "在這裡說說：這個文存由誰整理、收了些什麼、怎麼聯絡你。\n",
  },
  brought: { title: "文章", text: "從前寫下的文章。" },
  comments: {
    url: "網站的網址，例如 https://…，有了再寫；有些主機每次建置會自己給",
    plugins: "拿掉一個外掛，網站上就沒有它。選項寫在旁邊：config.addPlugin(feeds, { entries: 30 })",
    own: "自己的外掛、轉換、過濾器和集合寫在這裡，對每一頁都有效。",
  },
  readme: {
    intro: "用 Stele 做的文存：`content/` 裡的 Markdown 由 git 保管，變成可搜尋的靜態網站。",
    start: {
      heading: "看看樣子",
      text: "```sh\nnpm install   # 每次複製儲存庫後一次；需要 Node 20.19 以上\nnpm start     # http://localhost:8080/，改了就更新\n```",
    },
    write: {
      heading: "寫一帖",
      text: `\`\`\`sh
npm run new -- --board BOARD --title "標題"
npm run check
\`\`\`

第一行建好資料夾和 \`index.md\`，打開就能寫。圖片和其他檔案放在旁邊：\`![圖裡是什麼](picture.jpg "圖片說明")\`。
第二行指出每個錯誤的檔案、行號和該怎麼寫。有 \`board.yaml\` 的資料夾是一個版，\`content/pages/\` 裡的檔案是單獨的頁面。\`npx stele\` 列出所有指令。`,
    },
    publish: { heading: "發佈", text: '提交就是發佈：`git add -A && git commit -m "新的一帖"`。沒有提交的不會發佈。' },
    customize: {
      heading: "改成自己的",
      text: `| 要改什麼 | 在哪裡 |
|---|---|
| 標題、語言、連結、顏色、標誌、字型、評論、搜尋 | \`content/archive.yaml\` |
| 外掛 | \`eleventy.config.js\` |
| 自己的版型、樣式和腳本 | \`layouts/\`、\`assets/\` |
| 編輯器的補全與檢查 | \`.vscode/\` |`,
    },
    upgrade: {
      heading: "升級",
      text: "`npx stele upgrade` 換到最新版，把必須改的地方改好、單獨提交一次，並說明讀者會看到什麼不同。",
    },
    hosts: {
      github:
        "1. 在 GitHub 建一個空的儲存庫，然後 `git remote add origin 位址`、`git push -u origin main`。\n2. 只做一次：*Settings → Pages → Source: GitHub Actions*。\n\n之後每次推送都會發佈。*Actions* 頁面有過程，有錯也在那裡。",
      gitlab:
        "在 GitLab 建一個空的專案，然後 `git remote add origin 位址`、`git push -u origin main`。每次推送都會發佈，合併請求會先檢查。",
      netlify:
        "先推送到程式碼託管平台，再到 Netlify 選 *Add new project → Import an existing project*。設定都在 `netlify.toml`。每次推送都會發佈。",
      cloudflare:
        "先推送到程式碼託管平台，再到 Cloudflare Pages 連接儲存庫，照下表設定，並打開 *Build cache*。把 `url:` 寫進 `content/archive.yaml`。每次推送都會發佈。",
      server:
        "伺服器上要有 Node、git 和 `flock`。裸儲存庫裡的掛鉤會發佈推送上來的內容；內容有錯時推送的人會看到，網站維持原樣：",
      none: "`npm run build -- --base-url https://…/` 在 `_site/` 產生網站，任何靜態主機都能用。推送到程式碼託管平台，就多一份備份。",
    },
  },
};
