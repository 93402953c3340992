/** What each provider's stand-in answers, and what must arrive there. */
import { ADDRESS, ATTRIBUTES, FORBIDDEN_REQUESTS, frame, LISTEN, PATH, type StandIn, script, TALK } from "./kit.ts";

export const STAND_INS: readonly StandIn[] = [
  {
    settings: {
      provider: "giscus",
      repo: "someone/archive",
      repo_id: "R_1",
      category: "Announcements",
      category_id: "DIC_1",
    },
    answers: {
      "https://giscus.app/client.js": script(`${ATTRIBUTES} window.arrived = { given: of(document.currentScript) };
        const { src, ...given } = window.arrived.given; window.arrived.given = given; ${LISTEN}
        document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "https://giscus.app/default.css" }));
        document.querySelector(".giscus").append(Object.assign(document.createElement("iframe"), { className: "giscus-frame", src: "https://giscus.app/zh-TW/widget?term=" }));`),
      "https://giscus.app/default.css": "",
      "https://giscus.app/zh-TW/widget": frame("{ giscus: { resizeHeight: 300 } }"),
    },
    dark: {
      given: {
        "data-repo": "someone/archive",
        "data-repo-id": "R_1",
        "data-category": "Announcements",
        "data-category-id": "DIC_1",
        "data-mapping": "specific",
        "data-term": PATH,
        "data-strict": "1",
        "data-reactions-enabled": "1",
        "data-emit-metadata": "0",
        "data-input-position": "bottom",
        "data-theme": "dark",
        "data-lang": "zh-TW",
        crossorigin: "anonymous",
      },
    },
    light: { told: { giscus: { setConfig: { theme: "light" } } } },
    shows: "留言框",
  },
  {
    settings: { provider: "utterances", repo: "someone/archive", label: "comments" },
    answers: {
      "https://utteranc.es/client.js":
        script(`${ATTRIBUTES} window.arrived = { given: of(document.currentScript) }; ${LISTEN}
        document.head.insertAdjacentHTML("afterbegin", "<style>.utterances{inline-size:77px}</style>");
        document.currentScript.insertAdjacentHTML("afterend", '<div class="utterances"><iframe class="utterances-frame" src="https://utteranc.es/utterances.html?x"></iframe></div>');
        window.arrived.styled = document.querySelector(".utterances").offsetWidth;
        document.currentScript.remove();`),
      "https://utteranc.es/utterances.html": frame("{ type: 'resize', height: 300 }"),
    },
    dark: {
      given: {
        repo: "someone/archive",
        "issue-term": PATH,
        label: "comments",
        theme: "github-dark",
        crossorigin: "anonymous",
        src: "https://utteranc.es/client.js",
      },
      styled: 77,
    },
    light: { told: { type: "set-theme", theme: "github-light" } },
    shows: "留言框",
  },
  {
    settings: { provider: "waline", server: TALK, client: "https://cdn.example/waline" },
    answers: {
      "https://cdn.example/waline/waline.js": `export function init({ el, ...given }) {
        window.arrived = { given };
        document.head.append(Object.assign(document.createElement("style"), { textContent: ":root{--waline-dark:1}" }));
        fetch(given.serverURL + "/api/comment?path=" + given.path).then((r) => r.text()).then((t) => el.append(t));
        el.append(Object.assign(new Image(), { src: "https://seccdn.libravatar.org/avatar/1" }));
        ${FORBIDDEN_REQUESTS}
        return { update(options) { window.arrived.updated = options; } };
      }`,
      "https://cdn.example/waline/waline.css": "",
      [`${TALK}/api/comment`]: "留言框",
      "https://seccdn.libravatar.org/avatar/1": "",
    },
    dark: {
      given: {
        serverURL: TALK,
        path: PATH,
        lang: "zh-TW",
        dark: true,
        emoji: false,
        search: false,
        pageview: false,
        comment: false,
      },
    },
    light: { updated: { dark: false, path: PATH } },
    shows: "留言框",
  },
  {
    settings: { provider: "artalk", server: TALK, site: "小文存" },
    answers: {
      [`${TALK}/dist/Artalk.css`]: "",
      [`${TALK}/dist/Artalk.js`]: script(`window.Artalk = { init({ el, ...given }) {
        window.arrived = { given, language: window.language };
        el.innerHTML = '<p style="inline-size:77px">…</p>';
        window.arrived.styled = el.firstChild.offsetWidth;
        fetch(given.server + "/api/v2/comments").then((r) => r.text()).then((t) => { el.textContent = t; });
        return { setDarkMode(dark) { window.arrived.dark = dark; } };
      } };`),
      [`${TALK}/dist/i18n/zh-TW.js`]: script("window.language = 'zh-TW';"),
      [`${TALK}/api/v2/comments`]: "留言框",
    },
    dark: {
      given: {
        server: TALK,
        site: "小文存",
        pageKey: PATH,
        pageTitle: "長談",
        locale: "zh-TW",
        darkMode: true,
        useBackendConf: false,
        emoticons: false,
        versionCheck: false,
      },
      language: "zh-TW",
      styled: 77,
    },
    light: { dark: false },
    shows: "留言框",
  },
  {
    settings: {
      provider: "twikoo",
      server: TALK,
      script: "https://cdn.example/twikoo.min.js",
      integrity: "sha384-INTEGRITY",
    },
    answers: {
      "https://cdn.example/twikoo.min.js": script(`window.twikoo = { async init(given) {
        window.arrived = { given };
        document.head.append(Object.assign(document.createElement("style"), { textContent: "#tcomment{inline-size:77px}" }));
        const el = document.querySelector(given.el);
        window.arrived.styled = el.offsetWidth;
        window.arrived.color = () => getComputedStyle(el).color;
        el.textContent = await (await fetch(given.envId, { method: "POST" })).text();
      } };`),
      [`${TALK}/`]: "留言框",
    },
    dark: { given: { envId: TALK, el: "#tcomment", path: PATH, lang: "zh-TW" }, styled: 77 },
    light: {},
    shows: "留言框",
  },
  {
    settings: { provider: "isso", server: `${TALK}/isso` },
    answers: {
      [`${TALK}/isso/js/embed.min.js`]: script(`${ATTRIBUTES} const el = document.querySelector("#isso-thread");
        window.arrived = { given: of(document.currentScript), thread: of(el) };
        document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "${TALK}/isso/css/isso.css" }));
        fetch("${TALK}/isso/?uri=x", { credentials: "include" }).then((r) => r.text()).then((t) => { el.textContent = t; });`),
      [`${TALK}/isso/css/isso.css`]: "",
      [`${TALK}/isso/`]: "留言框",
    },
    dark: {
      given: {
        "data-isso": `${TALK}/isso/`,
        "data-isso-lang": "zh-TW",
        "data-isso-avatar": "false",
        src: `${TALK}/isso/js/embed.min.js`,
      },
      thread: { id: "isso-thread", "data-isso-id": PATH, "data-title": "長談" },
    },
    light: {},
    shows: "留言框",
  },
  {
    settings: { provider: "remark42", server: TALK, site: "shop" },
    answers: {
      [`${TALK}/web/embed.mjs`]: script(`const config = window.remark_config; window.arrived = { given: { ...config } };
        document.getElementById("remark42").append(Object.assign(document.createElement("iframe"), { src: config.host + "/web/iframe.html?x" }));
        window.REMARK42 = { changeTheme(theme) { window.arrived.theme = theme; } };`),
      [`${TALK}/web/iframe.html`]: frame("'{}'"),
    },
    dark: {
      given: {
        host: TALK,
        site_id: "shop",
        url: ADDRESS,
        components: ["embed"],
        theme: "dark",
        locale: "zh-tw",
      },
    },
    light: { theme: "light" },
    shows: "留言框",
  },
  {
    settings: { provider: "comentario", server: TALK },
    answers: {
      [`${TALK}/comentario.js`]:
        script(`${ATTRIBUTES} customElements.define("comentario-comments", class extends HTMLElement {
        static observedAttributes = ["theme"];
        attributeChangedCallback(name, old, now) { if (window.arrived) window.arrived.theme = now; }
        connectedCallback() {
          window.arrived = { given: of(this) };
          document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "${TALK}/comentario.css" }));
          this.append(Object.assign(new Image(), { src: "${TALK}/api/avatar" }));
          fetch("${TALK}/api/embed", { credentials: "include" }).then((r) => r.text()).then((t) => this.append(t));
        }
      });`),
      [`${TALK}/comentario.css`]: "",
      [`${TALK}/api/embed`]: "留言框",
      [`${TALK}/api/avatar`]: "",
    },
    dark: { given: { "page-id": PATH, lang: "zh-Hant", theme: "dark" } },
    light: { theme: "light" },
    shows: "留言框",
  },
  {
    settings: { provider: "cusdis", app_id: "0123-abcd" },
    answers: {
      "https://cusdis.com/js/widget/lang/zh-tw.js": "window.CUSDIS_LOCALE = { submit: '送出' };",
      "https://cusdis.com/js/cusdis.es.js": script(`${ATTRIBUTES} const el = document.querySelector("#cusdis_thread");
        window.top.arrived = { given: of(el), locale: window.CUSDIS_LOCALE };
        const inner = document.createElement("iframe");
        inner.srcdoc = '<link rel="stylesheet" href="https://cusdis.com/js/style.css"><script>window.top.arrived.inline = true;<\\/script><p>留言框</p><script src="https://cusdis.com/js/iframe.umd.js" type="module"><\\/script>';
        el.append(inner);
        window.CUSDIS = { setTheme(theme) { window.top.arrived.theme = theme; } };`),
      "https://cusdis.com/js/style.css": "",
      "https://cusdis.com/js/iframe.umd.js": "fetch('https://cusdis.com/api/open/comments?page=1');",
      "https://cusdis.com/api/open/comments": "{}",
    },
    dark: {
      given: {
        id: "cusdis_thread",
        "data-host": "https://cusdis.com",
        "data-app-id": "0123-abcd",
        "data-page-id": PATH,
        "data-page-url": ADDRESS,
        "data-page-title": "長談",
        "data-theme": "dark",
      },
      locale: { submit: "送出" },
      inline: true,
    },
    light: { theme: "light" },
    shows: "留言框",
  },
  {
    settings: { provider: "disqus", shortname: "my-archive" },
    answers: {
      "https://my-archive.disqus.com/embed.js":
        script(`const read = (config) => { const to = { page: {} }; config.call(to); return to; };
        window.arrived = { given: read(window.disqus_config), stamped: Number(document.currentScript.dataset.timestamp) > 0 };
        document.getElementById("disqus_thread").append(Object.assign(document.createElement("iframe"), { src: "https://disqus.com/embed/comments/?x" }));
        window.DISQUS = { reset({ reload, config }) { window.arrived.reset = { reload, ...read(config).page }; } };`),
      "https://disqus.com/embed/comments/": frame("'{}'"),
    },
    dark: { given: { page: { url: ADDRESS, identifier: PATH, title: "長談" }, language: "zh_TW" }, stamped: true },
    light: { reset: { reload: true, url: ADDRESS, identifier: PATH, title: "長談" } },
    shows: "留言框",
  },
  {
    settings: { provider: "mastodon", server: "https://social.example" },
    front: { id: "https://social.example/@keeper/109" },
    answers: {
      "https://social.example/api/v1/statuses/109/context": JSON.stringify({
        ancestors: [],
        descendants: [
          {
            id: "110",
            url: "https://social.example/@reader/110",
            created_at: "2024-04-30T10:12:00.000Z",
            language: "zh",
            visibility: "public",
            content:
              '<p>留言框 <a href="https://reader.example/" onclick="x()">看</a><a href="javascript:x()">壞</a><img src="https://forbidden.example/b.png"><script>document.title = "壞"</script><style>p { color: red }</style><b style="color: red">粗</b> 1 &lt; 2 <3 &amp; <i title="開</p>',
            account: { display_name: "讀者", acct: "reader", url: "https://social.example/@reader" },
          },
          {
            id: "111",
            url: null,
            created_at: "2024-04-30T10:13:00.000Z",
            language: null,
            visibility: "private",
            content: "<p>不給人看的</p>",
            account: { display_name: "", acct: "other", url: "https://social.example/@other" },
          },
        ],
      }),
    },
    dark: undefined,
    light: undefined,
    shows: "留言框",
  },
];
