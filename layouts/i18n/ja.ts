import { groupDigits } from "../../scripts/core/group-digits.ts";
import { humanSize, yearMonthDay } from "../format.ts";
import { readingMinutes } from "../reading.ts";
import { CAPTURE_WORDS } from "./capture-words.ts";
import { FLOOR_WORDS } from "./floor-words.ts";
import { LIST_WORDS } from "./list-words.ts";
import type { Strings } from "./strings.ts";

/**
 * Characters of Japanese read in a minute. An assumption between two known figures: 357 ± 56 when text is read aloud
 * (International Reading Speed Texts, 2012) and the 600 that is usual for silent reading.
 */
const CHARACTERS_A_MINUTE = 500;

/** Japanese. */
export const ja: Strings = {
  format: {
    date: yearMonthDay,
    year: (year) => `${year}年`,
    month: (year, month) => `${year}年${month}月`,
    shortMonth: (month) => `${month}月`,
    monthDay: (month, day) => `${month}月${day}日`,
    undated: "日付不明",
    number: groupDigits,
    fileSize: humanSize,
    length: ({ characters, words }) => {
      if (characters === 0) return `${groupDigits(words)}語`;
      const inCharacters = `${groupDigits(characters)}文字`;
      return words === 0 ? inCharacters : `${inCharacters}と${groupDigits(words)}語`;
    },
    readingTime: (length) => `読了まで約${groupDigits(readingMinutes(length, CHARACTERS_A_MINUTE))}分`,
  },

  page: {
    skip: "本文へスキップ",
    siteNav: "サイト内メニュー",
    breadcrumb: "現在位置",
    footerNav: "サイト情報",
    search: "検索",
    searchHint: "サイト内を検索",
    madeWith: "Stele で作成",
    settings: "表示の設定",
    feed: "フィード",
    feedsText:
      "アドレスをフィードリーダーに登録すると、新しいスレッドが届きます。どのフィードにも Atom と JSON Feed があります。",
  },

  offline: {
    title: "オフラインです",
    text: "このページは端末にありません。オンラインで読んだページは、オフラインでも読めます。",
    kept: "端末にあるページ",
  },

  thread: {
    op: "スレ主",
    floor: (n) => `No.${n}`,
    onlyOp: "スレ主の投稿のみ表示",
    contents: "目次",
    alsoIn: "他の言語",
    comma: "、",
    updated: "最終更新",
    license: "ライセンス",
    rights: "著作権",
    source: "出典",
    captured: "取得日",
    views: (n) => `取得時の閲覧数 ${groupDigits(n)}回`,
    replies: (n) => `返信${groupDigits(n)}件`,
    tags: "タグ",
    revisions: "変更",
    history: "変更履歴",
    edit: "このスレッドを編集",
    repliesTitle: "返信",
    floorPages: "返信のページ一覧",
    floorRange: (first, last) => `No.${first}〜${last}`,
    firstPage: "最初の投稿へ",
    related: "関連するスレッド",
    linkedFrom: "このスレッドへのリンク",
    series: "連載",
    part: (n) => `第${groupDigits(n)}回`,
    neighbours: "この掲示板の前後のスレッド",
    previous: "前のスレッド",
    next: "次のスレッド",
  },

  floors: FLOOR_WORDS.ja,

  post: {
    note: "補足",
    tip: "ヒント",
    important: "重要",
    warning: "警告",
    caution: "注意",
    done: "完了：",
    open: "未完了：",
  },
  reading: { copy: "コピー", copied: "コピーしました", section: "この節へのリンク" },
  remote: {
    at: (host) => `${host} の画像`,
    script: {
      load: "画像を読み込む",
      all: "{host} の画像 {n} 枚をすべて読み込む",
      failed: "画像を読み込めませんでした。",
      retry: "もう一度試す",
    },
  },

  attachments: {
    title: "添付ファイル",
    missing: "取得されていません",
    stripped: "撮影場所と機器番号を削除済み",
    downloads: (n) => `取得時のダウンロード数 ${groupDigits(n)}回`,
    shown: "本文中に表示",
  },

  media: {
    script: {
      pictures: "画像",
      previous: "前の画像",
      next: "次の画像",
      zoom: "拡大",
      close: "閉じる",
      original: "元の画像",
      failed: "画像を読み込めませんでした。",
      copy: "{file} の SHA-256 をコピー",
      copied: "コピーしました",
    },
    read: "内容を表示",
    reading: {
      loading: "読み込み中…",
      cut: "表示は冒頭のみです。続きはファイルにあります。",
      readAs: "{encoding} として読みました。",
      unreadable: "このファイルはここでは表示できません。リンクから開いてください。",
    },
  },

  capture: {
    title: "取得の記録",
    software: "掲示板のソフトウェア",
    pages: "取得したページ",
    repairs: "修復",
    flags: "確認が必要な点",
    titleOf: (title) => `取得の記録：${title}`,
    whole: "記録の全体",
    rejectedTitle: "採用しなかった題名",
    where: "場所",
    before: "元の文字",
    after: "修復後",
    certainty: "確かさ",
    certain: "確実",
    inferred: "推定",
    unlisted: (n) => `ほかに ${groupDigits(n)} 件は個別に示していません。`,
    words: CAPTURE_WORDS.ja,
  },

  history: {
    titleOf: (title) => `変更履歴：${title}`,
    changes: (n) => `変更${groupDigits(n)}回`,
    someone: "変更者不明",
    noMessage: "説明なし",
    firstVersion: "初版",
    movedFrom: "移動元",
    postText: "最初の投稿",
    added: "追加",
    changed: "変更",
    removed: "削除",
    textRemoved: "この文章は削除されました。",
    linesLeftOut: "変更のない部分は省略",
    diffCut: "変更が長いため、以降は省略しています。",
    diffLarge: "文章が長すぎるため、比較できません。",
    diffInvisible: "空白のみの変更です。",
    olderChanges: (n) => `これより古い${groupDigits(n)}回の変更は表示していません。`,
  },

  lists: LIST_WORDS.ja,

  notices: {
    withdrawn: "公開終了",
    withdrawnText: "このスレッドの公開は終了しました。古いリンクが切れないように、このアドレスは残してあります。",
    reason: "理由",
    backTo: (place) => `「${place}」に戻る`,
    notFound: "ページが見つかりません",
    notFoundText: "アドレスが間違っているか、ページが移動した可能性があります。",
    toHome: "トップページへ",
    moved: "このページは移動しました",
    movedText: "新しいアドレス：",
  },

  comments: {
    title: "コメント",
    load: "コメントを読み込む",
    contacts: (hosts) => `コメントは外部のサイトにあります。ボタンを押すまで、${hosts} には接続しません。`,
    remember: "次回から自動で読み込む",
    failed: "コメントを読み込めませんでした。本文はそのままお読みいただけます。",
    retry: "再試行",
    elsewhere: (host) => `${host} で議論を見る`,
    needsScript: "コメントの読み込みには JavaScript が必要です。",
    archived: (day) => `${day}に保存したコメント`,
    edited: "最終編集",
    deleted: "このコメントは投稿元で削除されました。",
    inReplyTo: (author) => `${author}さんへの返信`,
    anonymous: "匿名",
  },

  search: {
    button: "検索",
    hint: "すべてのスレッドと返信を検索",
    results: "検索結果",
    help: "検索のしかた",
    examples: [
      ["物流 倉庫", "両方の語を含むもの。中国語は、繁体字と簡体字、地域による用語の違いを区別しません"],
      ['"無人店舗"', "語句が完全に一致するもの"],
      ["客数 -広告", "前の語を含み、後の語を含まないもの"],
      ["author:店長", "この投稿者が書いた、または返信したスレッド。ほかに board:、tag:、year:2010-2012 が使えます"],
    ],
    withoutScript:
      "検索はお使いのブラウザの中で行うため、JavaScript が必要です。使えない場合は、次のページから探せます。",
    script: {
      searching: "検索中……",
      found: "{n}件のスレッドが見つかりました",
      foundOne: "1件のスレッドが見つかりました",
      foundAtLeast: "{n}件以上のスレッドが見つかりました",
      some: "一部の語を含むスレッド：{n} 件",
      unknown: "どのスレッドにもない語：{words}",
      excluded: "除外した語：{words}",
      comma: "、",
      none: "「{q}」に一致するスレッドはありません。",
      nearest: "結果のある最も近い検索：{q}（{n}件）",
      failed: "索引を{m}個に分けたうちの{n}個を読み込めませんでした。結果が一部欠けている可能性があります。",
      unsearched: "「{q}」をすべての記事から検索することはできませんでした。",
      unavailable: "検索の索引を読み込めませんでした。しばらくしてからもう一度お試しください。",
      retry: "再試行",
      missing: "この結果を読み込めませんでした。",
      more: "さらに表示",
      all: "{n}件の結果をすべて見る",
      floor: "No.{n}",
      comment: "コメント",
      locale: "ja",
      undated: "日付不明",
      replies: "返信 {n}件",
      reply: "返信 1件",
      narrow: "絞り込み",
      remove: "条件「{value}」を外す",
      condition: "{name}：{value}",
      without: "{value} を除く",
      unquoted: "引用符なしの検索：{q}（{n}件）",
      unfiltered: "条件なしの検索：{n}件",
      sort: "並べ替え",
      byRelevance: "関連度順",
      byNewest: "新しい順",
      byOldest: "古い順",
      byReplies: "返信の多い順",
      board: "掲示板",
      author: "投稿者",
      tag: "タグ",
      year: "年",
      authors: "投稿者（返信を含む）",
      fromYear: "開始年",
      toYear: "終了年",
      noBoard: "「{value}」という掲示板はありません。",
      noAuthor: "「{value}」という投稿者はいません。",
      noTag: "「{value}」というタグはありません。",
      noYear: "{value}年のスレッドはありません。",
      recent: "最近の検索",
      forget: "履歴を消す",
      close: "閉じる",
      inThread: "このスレッド内だけ",
      foundPosts: "このスレッドの投稿{n}件",
      foundPost: "このスレッドの投稿1件",
      noneInThread: "このスレッドに「{q}」に一致する投稿はありません。",
      failedPages: "このスレッドの{m}ページのうち{n}ページを読み込めませんでした。",
    },
  },
};
