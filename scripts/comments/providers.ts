/** Every provider, and the settings of whichever the archive names. */
import * as z from "zod";
import type { Provider } from "./provider.ts";
import { artalk } from "./providers/artalk.ts";
import { comentario } from "./providers/comentario.ts";
import { cusdis } from "./providers/cusdis.ts";
import { disqus } from "./providers/disqus.ts";
import { giscus } from "./providers/giscus.ts";
import { isso } from "./providers/isso.ts";
import { link } from "./providers/link.ts";
import { mastodon } from "./providers/mastodon.ts";
import { remark42 } from "./providers/remark42.ts";
import { twikoo } from "./providers/twikoo.ts";
import { utterances } from "./providers/utterances.ts";
import { waline } from "./providers/waline.ts";

export const PROVIDERS = {
  giscus,
  utterances,
  waline,
  artalk,
  twikoo,
  isso,
  remark42,
  comentario,
  cusdis,
  disqus,
  mastodon,
  link,
} as const;

export type ProviderName = keyof typeof PROVIDERS;

/** What `archive.yaml` may say below `comments`. */
export const commentsSchema = z.discriminatedUnion("provider", [
  giscus.schema,
  utterances.schema,
  waline.schema,
  artalk.schema,
  twikoo.schema,
  isso.schema,
  remark42.schema,
  comentario.schema,
  cusdis.schema,
  disqus.schema,
  mastodon.schema,
  link.schema,
]);

/** What `archive.yaml` says below `comments`, checked. */
export type CommentsSettings = z.output<typeof commentsSchema>;

/** The settings of one provider. */
export type SettingsOf<N extends ProviderName> = Extract<CommentsSettings, { readonly provider: N }>;

/** The provider that the settings name. */
export function providerOf(settings: CommentsSettings): Provider<typeof commentsSchema> {
  // Each provider takes its own settings alone, and it is their `provider` that picks it.
  return PROVIDERS[settings.provider] as unknown as Provider<typeof commentsSchema>;
}
