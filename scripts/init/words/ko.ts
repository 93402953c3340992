import type { Words } from "./words.ts";

export const ko: Words = {
  board: { title: "메모", text: "남겨 둘 만한 글." },
  thread: {
    title: "첫 번째 글",
    text: `글 하나가 폴더 하나이고, 본문은 그 안의 \`index.md\`에 있습니다. 폴더의 경로가 곧 주소이므로, 옮기지 않는 한 이 글은
늘 여기에 있습니다.

![글 몇 줄이 새겨진 비석. 뒤로 언덕과 낮은 해가 보인다](stele.svg "그림은 그것을 쓰는 본문 옆에 둡니다.")

\`npm start\`를 켜 둔 채 이 글을 고치면 페이지도 바뀝니다. 필요 없어지면 폴더를 지우세요.
`,
  },
  about: {
    title: "소개",
    text: "누가 이 아카이브를 지키는지, 무엇이 있는지, 어떻게 연락하는지를 여기에 쓰세요.\n",
  },
  brought: { title: "글", text: "그동안 쓴 글." },
  comments: {
    url: "사이트의 주소 https://…. 정해지면 쓴다. 빌드마다 주소를 넘겨주는 호스트도 있다",
    plugins: "플러그인을 빼면 사이트에 흔적이 남지 않는다. 설정은 옆에 쓴다: config.addPlugin(feeds, { entries: 30 })",
    own: "직접 만든 플러그인, 변환, 필터, 컬렉션은 여기에 쓴다. 모든 페이지에 적용된다.",
  },
  readme: {
    intro: "Stele로 만든 아카이브입니다. git으로 관리하는 `content/`의 Markdown이 검색할 수 있는 정적 사이트가 됩니다.",
    start: {
      heading: "보기",
      text: "```sh\nnpm install   # 복제할 때마다 한 번. Node 20.19 이상이 필요합니다\nnpm start     # http://localhost:8080/ 고칠 때마다 새로 고침\n```",
    },
    write: {
      heading: "글 쓰기",
      text: `\`\`\`sh
npm run new -- --board BOARD --title "제목"
npm run check
\`\`\`

첫 줄은 바로 고칠 수 있는 \`index.md\`가 든 폴더를 만듭니다. 그림과 다른 파일은 그 옆에 둡니다:
\`![무엇의 그림인지](picture.jpg "설명")\`. 둘째 줄은 잘못된 곳을 파일, 줄, 바르게 쓰는 법과 함께 알려 줍니다.
\`board.yaml\`이 있는 폴더가 게시판이고, \`content/pages/\`의 파일은 독립된 페이지입니다. \`npx stele\`은 모든 명령을 보여 줍니다.`,
    },
    publish: {
      heading: "공개하기",
      text: '커밋이 곧 공개입니다: `git add -A && git commit -m "새 글"`. 커밋하지 않은 것은 공개되지 않습니다.',
    },
    customize: {
      heading: "바꾸기",
      text: `| 무엇을 | 어디에서 |
|---|---|
| 제목, 언어, 링크, 색, 로고, 글꼴, 댓글, 검색 | \`content/archive.yaml\` |
| 플러그인 | \`eleventy.config.js\` |
| 직접 만든 레이아웃, 스타일, 스크립트 | \`layouts/\`, \`assets/\` |
| 편집기의 자동 완성과 검사 | \`.vscode/\` |`,
    },
    upgrade: {
      heading: "업그레이드",
      text: "`npx stele upgrade`는 최신 버전으로 옮기고, 바꿀 것을 커밋 하나로 고친 뒤, 독자에게 무엇이 달라지는지 알려 줍니다.",
    },
    hosts: {
      github:
        "1. GitHub에 빈 저장소를 만들고 `git remote add origin 주소`와 `git push -u origin main`을 실행합니다.\n2. 한 번만: *Settings → Pages → Source: GitHub Actions*.\n\n그다음부터는 푸시할 때마다 공개됩니다. 경과와 잘못은 *Actions*에 나옵니다.",
      gitlab:
        "GitLab에 빈 프로젝트를 만들고 `git remote add origin 주소`와 `git push -u origin main`을 실행합니다. 푸시할 때마다 공개되고, 병합 요청은 검사됩니다.",
      netlify:
        "저장소 호스팅에 푸시한 뒤 Netlify에서 *Add new project → Import an existing project*를 고릅니다. 설정은 `netlify.toml`에 있습니다. 푸시할 때마다 공개됩니다.",
      cloudflare:
        "저장소 호스팅에 푸시한 뒤 Cloudflare Pages에서 아래 설정으로 저장소를 연결하고 *Build cache*를 켭니다. `content/archive.yaml`에 `url:`을 씁니다. 푸시할 때마다 공개됩니다.",
      server:
        "서버에는 Node, git, `flock`이 필요합니다. 베어 저장소의 훅이 푸시된 것을 공개합니다. 잘못은 푸시한 사람에게 알리고, 사이트는 그대로 둡니다:",
      none: "`npm run build -- --base-url https://…/`로 `_site/`에 사이트가 생깁니다. 어느 정적 호스트에서나 쓸 수 있습니다. 저장소 호스팅에도 푸시해 두면 사본이 됩니다.",
    },
  },
};
