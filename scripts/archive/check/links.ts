/** Checks that every link and image of the text leads somewhere. */
import type { Problem } from "../../core/problems.ts";
import { nearest } from "../../core/schema/nearest.ts";
import { imageFile, type SiteAddress, targetOf } from "../model/links.ts";
import { type RemoteMode, remoteImage } from "../model/remote-image.ts";
import { type Destination, plain, type SiteMap } from "../model/site-map.ts";
import { missingFix } from "../read/attachments.ts";
import type { ReadPage } from "../read/boards.ts";
import type { Reference } from "../read/parsed-thread.ts";
import type { ReadThread } from "../read/thread-record.ts";

type LinkProblem = Omit<Problem, "file" | "line" | "column">;

/** The images of a thread that are not there, or on another host. */
export function checkImages({ source, thread, parsed }: ReadThread, mode: RemoteMode): Problem[] {
  // A withdrawn thread's text is not published, so nothing in it can be missed.
  if (thread.withdrawn !== undefined) return [];
  const files = thread.attachments.map((attachment) => attachment.file);
  return parsed.images.flatMap((image) => problem(source.path, image, validateImage(image.address, files, mode)));
}

/** The links of a thread that lead nowhere. */
export function checkLinks({ source, thread, parsed }: ReadThread, map: SiteMap): Problem[] {
  if (thread.withdrawn !== undefined) return [];
  const own = thread.path.normalize("NFC");
  return parsed.links.flatMap((link) => problem(source.path, link, validateLink(link.address, own, map)));
}

/** The links of a page that lead nowhere. */
export function checkPageLinks({ page, links }: ReadPage, map: SiteMap): Problem[] {
  return links.flatMap((link) =>
    problem("", { file: page.file, ...link }, validateLink(link.address, plain(page.url), map)),
  );
}

function problem(
  folder: string,
  { file, line }: Pick<Reference, "file" | "line">,
  problem: LinkProblem | undefined,
): Problem[] {
  if (!problem) return [];
  return [{ file: folder === "" ? file : `${folder}/${file}`, ...(line !== undefined && { line }), ...problem }];
}

/**
 * Judges one link.
 *
 * @param from decoded path of the page that it is on, without slashes at its ends
 */
export function validateLink(address: string, from: string, map: SiteMap): LinkProblem | undefined {
  const target = targetOf(address, from);
  if (target.kind === "elsewhere") return undefined;
  if (target.kind === "broken") return { message: target.message, fix: target.fix };
  const { path, query, fragment } = target.address;
  const place = map.find(path) ?? map.alias(path + query) ?? map.alias(path);
  if (!place) return nowhere(address, target.address, map);
  if (fragment === "" || place.kind === "file" || place.kind === "list") return undefined;
  return validateFragment(address, fragment, place);
}

function validateFragment(address: string, fragment: string, place: Destination): LinkProblem | undefined {
  const floor = /^floor-(\d+)$/.exec(fragment)?.[1];
  if (place.anchors.has(fragment) || (floor !== undefined && place.floors.has(Number(floor)))) return undefined;
  if (floor !== undefined) {
    const message = `the link ${address} leads to a floor that is not there`;
    return {
      message,
      fix: place.kind === "thread" ? `the last floor is #floor-${Math.max(...place.floors)}` : "take #… out",
    };
  }
  const near = place.anchors.has(`h-${fragment}`) ? `h-${fragment}` : nearest(fragment, [...place.anchors]);
  const fix = near === undefined ? "take #… out, or write the id of a heading" : `write #${near}`;
  return { message: `the link ${address} leads to a heading that is not there`, fix };
}

function nowhere(address: string, { path }: SiteAddress, map: SiteMap): LinkProblem {
  if (map.drafts.has(path)) {
    return { message: `the link ${address} leads to a draft`, fix: "take draft: true out there, or the link out here" };
  }
  const fix = "write the path of a thread, board, page or attachment, or the full address with https://";
  return { message: `the link ${address} leads nowhere`, fix };
}

function validateImage(address: string, files: readonly string[], mode: RemoteMode): LinkProblem | undefined {
  if (/^data:/i.test(address)) {
    return {
      message: "the image is written into the text",
      fix: "save it as a file beside the text, and write its name",
    };
  }
  const remote = remoteImage(address);
  if (remote) return validateRemote(address, remote.host, mode);
  if (/^[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(address)) {
    const message = `the image ${shorten(address)} is at an address that no page can show`;
    return { message, fix: "save the picture beside the text, and write its name" };
  }
  const file = imageFile(address);
  if (file === undefined) {
    const message = `the image ${address} lies outside the thread's folder`;
    return { message, fix: "copy the picture into the folder, and write its name" };
  }
  if (files.some((other) => other.normalize("NFC") === file)) return undefined;
  return { message: `there is no image "${file}" in the thread's folder`, fix: missingFix(file, files) };
}

function validateRemote(address: string, host: string, mode: RemoteMode): LinkProblem {
  const fix = "run npm run fetch, or save the picture beside the text and write its name";
  if (mode === "refuse") {
    return { message: `the image ${shorten(address)} is on another site, which would see every reader`, fix };
  }
  return { level: "note", kind: "image-remote", message: `the picture is on another host, ${host}`, fix };
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
