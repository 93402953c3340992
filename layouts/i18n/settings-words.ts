/** Words of the panel of a reader's settings, by interface language. The panel has them; pages have the button's name. */
export interface SettingsWords {
  readonly title: string;
  readonly close: string;
  readonly theme: string;
  readonly themes: { readonly system: string; readonly light: string; readonly dark: string };
  readonly size: string;
  readonly sizes: { readonly small: string; readonly usual: string; readonly large: string; readonly larger: string };
  readonly width: string;
  readonly widths: { readonly narrow: string; readonly usual: string; readonly wide: string };
  readonly face: string;
  readonly faces: { readonly usual: string; readonly serif: string; readonly sans: string };
  readonly script: string;
  readonly scripts: { readonly original: string; readonly hans: string; readonly hant: string };
  /** On a page that was converted, and the button that takes it back. */
  readonly converted: string;
  readonly original: string;
  readonly failed: string;
}

const SCRIPTS = { hans: "简体", hant: "繁體" };

export const SETTINGS_WORDS: ReadonlyMap<string, SettingsWords> = new Map([
  [
    "en",
    {
      title: "Reading settings",
      close: "Close",
      theme: "Theme",
      themes: { system: "System", light: "Light", dark: "Dark" },
      size: "Text size",
      sizes: { small: "Small", usual: "Usual", large: "Large", larger: "Larger" },
      width: "Line width",
      widths: { narrow: "Narrow", usual: "Usual", wide: "Wide" },
      face: "Typeface",
      faces: { usual: "Usual", serif: "Serif", sans: "Sans" },
      script: "Chinese",
      scripts: { original: "As written", ...SCRIPTS },
      converted: "This page was converted by a program.",
      original: "Show the original",
      failed: "The page could not be converted.",
    },
  ],
  [
    "zh-Hant",
    {
      title: "閱讀設定",
      close: "關閉",
      theme: "明暗",
      themes: { system: "跟隨系統", light: "亮", dark: "暗" },
      size: "字級",
      sizes: { small: "小", usual: "預設", large: "大", larger: "特大" },
      width: "行寬",
      widths: { narrow: "窄", usual: "預設", wide: "寬" },
      face: "字體",
      faces: { usual: "預設", serif: "明體", sans: "黑體" },
      script: "繁簡",
      scripts: { original: "原文", ...SCRIPTS },
      converted: "本頁由程式轉換繁簡。",
      original: "看原文",
      failed: "本頁無法轉換。",
    },
  ],
  [
    "zh-Hans",
    {
      title: "阅读设置",
      close: "关闭",
      theme: "明暗",
      themes: { system: "跟随系统", light: "亮", dark: "暗" },
      size: "字号",
      sizes: { small: "小", usual: "默认", large: "大", larger: "特大" },
      width: "行宽",
      widths: { narrow: "窄", usual: "默认", wide: "宽" },
      face: "字体",
      faces: { usual: "默认", serif: "宋体", sans: "黑体" },
      script: "繁简",
      scripts: { original: "原文", ...SCRIPTS },
      converted: "本页由程序转换繁简。",
      original: "看原文",
      failed: "本页无法转换。",
    },
  ],
  [
    "ja",
    {
      title: "表示の設定",
      close: "閉じる",
      theme: "配色",
      themes: { system: "システム", light: "明るい", dark: "暗い" },
      size: "文字の大きさ",
      sizes: { small: "小", usual: "標準", large: "大", larger: "特大" },
      width: "行の幅",
      widths: { narrow: "狭い", usual: "標準", wide: "広い" },
      face: "書体",
      faces: { usual: "標準", serif: "明朝体", sans: "ゴシック体" },
      script: "中国語",
      scripts: { original: "原文", ...SCRIPTS },
      converted: "このページはプログラムで変換されています。",
      original: "原文を表示",
      failed: "変換できませんでした。",
    },
  ],
  [
    "ko",
    {
      title: "읽기 설정",
      close: "닫기",
      theme: "테마",
      themes: { system: "시스템", light: "밝게", dark: "어둡게" },
      size: "글자 크기",
      sizes: { small: "작게", usual: "보통", large: "크게", larger: "더 크게" },
      width: "줄 너비",
      widths: { narrow: "좁게", usual: "보통", wide: "넓게" },
      face: "글꼴",
      faces: { usual: "보통", serif: "명조", sans: "고딕" },
      script: "중국어",
      scripts: { original: "원문", ...SCRIPTS },
      converted: "이 페이지는 프로그램으로 변환되었습니다.",
      original: "원문 보기",
      failed: "변환하지 못했습니다.",
    },
  ],
]);
