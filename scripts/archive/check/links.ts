/** Checks that every link and image of the text leads somewhere. */
import type { Problem } from "../../core/problems.ts";
import { nearest } from "../../core/schema/nearest.ts";
import { shortened } from "../../core/shortened.ts";
import { imageFile, type SiteAddress, targetOf } from "../model/links.ts";
import { type RemoteMode, remoteImage } from "../model/remote-image.ts";
import { type Destination, plain, type SiteMap } from "../model/site-map.ts";
import { missingFix } from "../read/attachments.ts";
import type { ReadPage } from "../read/boards.ts";
import type { Files } from "../read/files.ts";
import type { Reference } from "../read/parsed-thread.ts";
import type { ReadThread } from "../read/thread-record.ts";
import { caseEdit, linesOfFile, type TextLines } from "./case-edit.ts";

type LinkProblem = Omit<Problem, "file" | "line" | "column">;

/** The images of a thread that are not there, or on another host. */
export function checkImages(
  { source, thread, parsed }: ReadThread,
  mode: RemoteMode,
  bytes: Files["bytes"],
): Problem[] {
  // A withdrawn thread's text is not published, so nothing in it can be missed.
  if (thread.withdrawn !== undefined) return [];
  const lacking = (thread.missing ?? []).flatMap(({ file }) => file ?? []);
  const files = [...thread.attachments.map((attachment) => attachment.file), ...lacking];
  const known = new Map<string, TextLines>();
  const linesOf = (file: string): TextLines => {
    const lines = known.get(file) ?? linesOfFile(bytes(`${source.path}/${file}`), file);
    known.set(file, lines);
    return lines;
  };
  return parsed.images.flatMap((image) => {
    const found = problem(source.path, image, validateImage(image.address, files, mode));
    return found.map((one) => ({ ...one, ...caseEdit(image, parsed.images, files, linesOf) }));
  });
}

/** Notes on the links of a thread that lead nowhere: old texts hold dead links, and are still published. */
export function checkLinks({ source, thread, parsed }: ReadThread, map: SiteMap): Problem[] {
  if (thread.withdrawn !== undefined) return [];
  const own = thread.path.normalize("NFC");
  // The places of a cached thread's links are read only if one of them is dead.
  if (!thread.links.some((address) => validateLink(address, own, map))) return [];
  return parsed.links.flatMap((link) => noted(problem(source.path, link, validateLink(link.address, own, map))));
}

/** Notes on the links of a page that lead nowhere. */
export function checkPageLinks({ page, links }: ReadPage, map: SiteMap): Problem[] {
  const own = plain(page.url);
  return links.flatMap((link) => noted(problem("", link, validateLink(link.address, own, map))));
}

/** The images of a page that are not there. Their paths start from its source: `about/plan.jpg` in `pages/about.md`. */
export function checkPageImages({ page, images }: ReadPage, mode: RemoteMode): Problem[] {
  const name = page.path.replace(/^pages\//, "");
  const files = page.attachments.map(({ file }) => `${name}/${file}`);
  const fileOf = (address: string) => {
    const file = imageFile(address, plain(page.url));
    return file === undefined ? undefined : `${name}/${file}`.normalize("NFC");
  };
  const folder = { name: page.path, fileOf, fix: `put the picture into ${page.path}, and write ${name}/NAME` };
  return images.flatMap((image) => problem("", image, validateImage(image.address, files, mode, folder)));
}

function noted(problems: readonly Problem[]): Problem[] {
  return problems.map((one) => ({ level: "note", ...one }));
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
  if (target.kind === "broken") return { kind: "link-form", message: target.message, fix: target.fix };
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
      kind: "link-floor-missing",
      message,
      fix: place.kind === "thread" ? `the last floor is #floor-${Math.max(...place.floors)}` : "take #… out",
    };
  }
  const near = place.anchors.has(`h-${fragment}`) ? `h-${fragment}` : nearest(fragment, [...place.anchors]);
  const fix = near === undefined ? "take #… out, or write the id of a heading" : `write #${near}`;
  return { kind: "link-heading-missing", message: `the link ${address} leads to a heading that is not there`, fix };
}

function nowhere(address: string, { path }: SiteAddress, map: SiteMap): LinkProblem {
  if (map.drafts.has(path)) {
    return {
      kind: "link-to-draft",
      message: `the link ${address} leads to a draft`,
      fix: "take draft: true out there, or the link out here",
    };
  }
  const near = map.nearest(path);
  const fix =
    near === undefined
      ? "write the path of a thread, board, page or attachment, or the full address with https://"
      : `the nearest address is ${near}; write that, or the full address with https://`;
  return { kind: "link-dead", message: `the link ${shortened(address, 80)} leads nowhere`, fix };
}

/** The folder whose files images can be, for messages; of a thread unless given. */
const OF_THREAD = {
  name: "the thread's folder",
  fileOf: (address: string) => imageFile(address),
  fix: "copy the picture into the folder, and write its name",
};

function validateImage(
  address: string,
  files: readonly string[],
  mode: RemoteMode,
  folder = OF_THREAD,
): LinkProblem | undefined {
  if (/^data:/i.test(address)) {
    return {
      kind: "image-data-address",
      message: "the image is written into the text",
      fix: "save it as a file beside the text, and write its name",
    };
  }
  const remote = remoteImage(address);
  if (remote) return validateRemote(address, remote.host, mode);
  if (/^[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(address)) {
    const message = `the image ${shortened(address, 80)} is at an address that no page can show`;
    return { kind: "image-address", message, fix: "save the picture beside the text, and write its name" };
  }
  const file = folder.fileOf(address);
  if (file === undefined) {
    const near = files.find((other) => other.endsWith(`/${address}`));
    const fix = near === undefined ? folder.fix : `write ${near}`;
    return { kind: "image-outside", message: `the image ${address} lies outside ${folder.name}`, fix };
  }
  if (files.some((other) => other.normalize("NFC") === file)) return undefined;
  return {
    kind: "image-missing",
    message: `there is no image "${file}" in ${folder.name}`,
    fix: missingFix(file, files),
  };
}

function validateRemote(address: string, host: string, mode: RemoteMode): LinkProblem {
  const fix = "run npx stele fetch, or save the picture beside the text and write its name";
  if (mode === "refuse") {
    const message = `the image ${shortened(address, 80)} is on another site, which would see every reader`;
    return { kind: "image-remote", message, fix };
  }
  return { level: "note", kind: "image-remote", message: `the picture is on another host, ${host}`, fix };
}
