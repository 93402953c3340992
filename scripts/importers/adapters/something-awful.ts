/** Something Awful, which made its software of vBulletin 2. */
import { forum } from "./forum.ts";
import { textWithout } from "./take.ts";
import { vbulletinAddresses } from "./vbulletin.ts";

export const somethingAwful = forum({
  name: "something-awful",
  signs: "table.post td.postbody, table.post .postbody",
  software: () => "Something Awful (vBulletin 2)",
  title: [".breadcrumbs a.bclast", ".breadcrumbs a:last-child"],
  boards: '.breadcrumbs a[href*="forumdisplay"]',
  paging: { current: ".pages option[selected] @value", numbers: ".pages option" },
  addresses: vbulletinAddresses,
  self: ".breadcrumbs a.bclast @href",
  withoutPosts: "a page of Something Awful without posts",
  post: {
    each: "table.post",
    id: "@id",
    author: "dt.author",
    date: (scope) => [textWithout(".postdate", "a")(scope)],
    body: [".postbody .complete_shit", ".postbody"],
    markup: {
      drop: ".editedby, .tail, .userinfo, p.signature, p.attachment:empty",
      boxes: [
        { is: "quote", box: ".bbc-block:not(.code):not(.php)", name: "h4", text: "blockquote" },
        { is: "code", box: ".bbc-block.code, .bbc-block.php", name: "h5", text: "pre, code" },
      ],
    },
    signature: ".postbody .signature",
  },
});
