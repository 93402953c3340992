/** The providers whose comments can be archived. */
import { StopError } from "../../core/stop-error.ts";
import type { CommentsSettings, ProviderName, SettingsOf } from "../providers.ts";
import type { Reader } from "./reader.ts";
import { artalk } from "./readers/artalk.ts";
import { giscus } from "./readers/giscus.ts";
import { isso } from "./readers/isso.ts";
import { remark42 } from "./readers/remark42.ts";
import { waline } from "./readers/waline.ts";

const READERS: { readonly [N in ProviderName]?: Reader<SettingsOf<N>> } = { waline, giscus, isso, remark42, artalk };

/**
 * The reader of the provider that the settings name.
 *
 * @throws StopError if there is none
 */
export function readerOf(settings: CommentsSettings): Reader<CommentsSettings> {
  // Each reader takes its own settings alone, and it is their `provider` that picks it.
  const reader = READERS[settings.provider] as Reader<CommentsSettings> | undefined;
  if (reader) return reader;
  const names = Object.keys(READERS).join(", ");
  throw new StopError(`comments of ${settings.provider} cannot be kept; those that can are of ${names}`);
}
