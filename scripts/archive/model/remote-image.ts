/** Pictures on other hosts, as the text names them. Pure. */
import { cleanAddress, isExternal } from "../../markdown/address.ts";
import type { ArchiveSettings } from "../schema/archive.ts";

/** A picture on another host. */
export interface RemoteImage {
  /** Absolute address. */
  readonly href: string;
  /** Host for people, with its port if that is not the usual one. */
  readonly host: string;
  /** Its host as a source for a content security policy; absent if a policy cannot name it, so that no page may load it. */
  readonly source?: string;
}

/** What a page does with pictures on other hosts; see the schema. */
export type RemoteMode = NonNullable<ArchiveSettings["images"]>["remote"];

/** Names that a policy may hold as they are: anything else, such as a `;`, could begin a directive of its own. */
const POLICY_HOST = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*(?::\d+)?$/;

/** @returns undefined if the address is not one of http or https with a host */
export function remoteImage(address: string): RemoteImage | undefined {
  const written = cleanAddress(address);
  if (!isExternal(written)) return undefined;
  const url = parse(/^[\\/]{2}/.test(written) ? `https:${written}` : written);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const { href, protocol, host, username, password } = url;
  const named = username === "" && password === "" && POLICY_HOST.test(host);
  return { href, host, ...(named && { source: `${protocol}//${host}` }) };
}

/** `URL.canParse` first would take twice as long, and archives hold many thousands of pictures. */
function parse(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** Sources for a policy that lets these pictures in, each once. @param addresses as written */
export function imageSources(addresses: readonly string[]): string[] {
  const sources = new Set<string>();
  for (const address of addresses) {
    const source = remoteImage(address)?.source;
    if (source !== undefined) sources.add(source);
  }
  return [...sources];
}

export function remoteMode(settings: Pick<ArchiveSettings, "images">): RemoteMode {
  return settings.images.remote;
}
