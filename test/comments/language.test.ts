import { expect, test } from "vitest";
import { languageOf } from "../../scripts/comments/language.ts";
import { commentsSchema, providerOf } from "../../scripts/comments/providers.ts";

const NAMES = "el=gr en ja=jp pt-BR zh-CN zh-TW";

test.each([
  ["zh-Hant", "zh-TW"],
  ["zh-HK", "zh-TW"],
  ["zh-Hans", "zh-CN"],
  ["zh", "zh-CN"],
  ["ja", "jp"],
  ["ja-JP", "jp"],
  ["el", "gr"],
  ["pt-BR", "pt-BR"],
  ["pt-PT", "en"],
  ["de", "en"],
  ["en-GB", "en"],
])("a provider's words on a page in %s are %s", (lang, name) => {
  expect(languageOf(lang, NAMES)).toBe(name);
});

test.each([
  ["isso", "ja"],
  ["waline", "jp"],
  ["comentario", "en"],
])("%s is asked for Japanese on a Japanese page by the name it has for it, if it has one", (provider, name) => {
  const settings = commentsSchema.parse({ provider, server: "https://talk.example" });
  const thread = { key: "/a/", address: "https://archive.example/a/", title: "一", lang: "ja" };
  expect(providerOf(settings).embed?.(settings, thread, {})?.lang).toBe(name);
});
