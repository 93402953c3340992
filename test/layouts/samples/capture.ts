import type { CapturePageProps } from "../../../layouts/props.ts";
import { at, board, home, site } from "./site.ts";

export const capturePage: CapturePageProps = {
  kind: "capture",
  site,
  url: "/retail/2016/traffic/capture/",
  lang: "zh-Hant",
  title: "擷取紀錄：商場週末客流的三個誤區",
  noindex: true,
  breadcrumb: [
    home,
    board,
    { href: "/some/path/retail/2016/traffic/", text: "商場週末客流的三個誤區" },
    { href: "/some/path/retail/2016/traffic/capture/", text: "擷取紀錄" },
  ],
  thread: { href: "/some/path/retail/2016/traffic/", text: "商場週末客流的三個誤區" },
  software: "Discuz! X3.2",
  capturedAt: at(2020, 1, 5),
  sources: [
    {
      href: "https://forum.example/thread-123-1-1.html",
      text: "https://forum.example/thread-123-1-1.html",
      site: "某某論壇",
      page: 1,
      at: at(2020, 1, 5),
      file: "thread-123.html",
      bytes: 48_213,
      encoding: "gb18030",
      sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    },
    { href: "", text: "", file: "second.html" },
  ],
  rejectedTitle: "提示信息 - 某某論壇",
  repairs: [
    {
      kind: "lost-byte",
      count: 3,
      changes: [
        { where: "floor 1, line 9", before: "武\uFFFD", after: "武火", certain: false },
        { where: "floor 2, line 1", before: "茶&amp;nbsp;館", after: "茶館", certain: true },
      ],
    },
    { kind: "something-new", count: 1, changes: [] },
  ],
  flags: [{ flag: "date-missing", where: "floor 3", reason: "the capture states no date" }, { flag: "text-inferred" }],
};
