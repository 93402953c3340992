import { stringsFor } from "../../../layouts/i18n/pick.ts";
import type { CapturePageProps, CaptureProps, SourceProps } from "../../../layouts/props.ts";
import type { Thread } from "../../archive/model/model.ts";
import { type Capture, isImport } from "../../archive/schema/capture.ts";
import { fingerprint } from "../../core/fingerprint.ts";
import { type PageOutput, pagePath } from "../output.ts";
import { boardLink, frame, href, type Site } from "../site.ts";

/** Site path of the record of a thread's import; undefined if nothing was rejected, repaired or is doubtful. */
export function captureUrl({ url, capture }: Thread): string | undefined {
  if (!capture || !isImport(capture)) return undefined;
  const { rejected_title: rejected, repairs = [], flags = [] } = capture;
  return rejected !== undefined || repairs.length > 0 || flags.length > 0 ? `${url}capture/` : undefined;
}

/** The page of the record, if there is something to say. */
export function capturePages(site: Site, thread: Thread): PageOutput[] {
  const url = captureUrl(thread);
  const { capture } = thread;
  if (url === undefined || !capture) return [];
  const board = boardLink(site, thread);
  const s = stringsFor(thread.lang);
  return [
    {
      kind: "page",
      page: "capture",
      path: pagePath(url),
      key: fingerprint([site.key, "capture", url, thread.fingerprint, thread.title, thread.lang, board]),
      props: (): CapturePageProps => ({
        ...frame(site, {
          url,
          title: s.capture.titleOf(thread.title),
          lang: thread.lang,
          breadcrumb: [
            board,
            { href: href(site, thread.url), text: thread.title },
            { href: href(site, url), text: s.capture.title },
          ],
        }),
        kind: "capture",
        noindex: true,
        thread: { href: href(site, thread.url), text: thread.title },
        ...recordFacts(capture),
        sources: (capture.sources ?? (capture.source ? [capture.source] : [])).map(
          ({ url: address, captured_at: at, ...rest }) => ({
            href: address ?? "",
            text: address ?? "",
            ...(at && { at }),
            ...defined(rest),
          }),
        ),
        ...(capture.rejected_title !== undefined && { rejectedTitle: capture.rejected_title }),
        repairs: (capture.repairs ?? []).map(({ kind, count, changes = [] }) => ({
          kind,
          count,
          changes: changes.map(({ certainty, ...change }) => ({ ...change, certain: certainty === "certain" })),
        })),
        flags: flagsOf(capture),
      }),
    },
  ];
}

/** Where a thread is from, as its own page shows it; undefined if nothing is known. */
export function sourceOf(site: Site, thread: Thread): SourceProps | undefined {
  const capture = isImport(thread.capture) ? thread.capture : undefined;
  const name = thread.sourceSite ?? capture?.source?.site;
  const address = thread.sourceUrl ?? capture?.source?.url;
  const source: SourceProps = {
    ...(name !== undefined && { site: name }),
    ...(address !== undefined && { href: address }),
    ...(capture?.captured_at && { capturedAt: capture.captured_at }),
    ...(capture?.views !== undefined && { views: capture.views }),
    ...(capture?.replies !== undefined && { replies: capture.replies }),
    ...(capture && { record: recordProps(site, thread, capture) }),
  };
  return Object.keys(source).length > 0 ? source : undefined;
}

/** What the page of a thread says of its import: how the text came here, and what is doubtful in it. */
function recordProps(site: Site, thread: Thread, capture: Capture): CaptureProps {
  const sources = capture.sources ?? [];
  const page = captureUrl(thread);
  return {
    ...recordFacts(capture),
    sources: sources.map(({ file, url, page, captured_at: at }) => ({
      href: url ?? "",
      text: url ?? file ?? "",
      ...(page !== undefined && { page }),
      ...(at && { at }),
    })),
    repairs: (capture.repairs ?? []).map(({ kind, count }) => ({ kind, count })),
    flags: flagsOf(capture),
    ...(page !== undefined && { href: href(site, page) }),
  };
}

function recordFacts({ software, captured_at: at }: Capture) {
  return { ...(software !== undefined && { software }), ...(at && { capturedAt: at }) };
}

function flagsOf(capture: Capture) {
  return (capture.flags ?? []).map((one) => (typeof one === "string" ? { flag: one } : one));
}

/** Leaves out what a schema left undefined. */
function defined<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}
