import type { SeriesProps } from "../../layouts/props.ts";
import type { Thread } from "../archive/model/model.ts";
import type { Part } from "../archive/model/series.ts";
import { href, listingLink, type Site } from "./site.ts";

/** The series that a thread is in, as its first page names them; undefined if it is in none. */
export function seriesAbove(site: Site, thread: Thread): readonly SeriesProps[] | undefined {
  const parts = site.series.partsOf(thread);
  return parts.length === 0 ? undefined : parts.map((part) => nameOf(site, part));
}

/** The same with the parts beside the thread, as its last page leads to them. */
export function seriesBelow(site: Site, thread: Thread): readonly SeriesProps[] | undefined {
  const parts = site.series.partsOf(thread);
  const to = (other: Thread | undefined) =>
    other && { href: href(site, other.url), text: other.title, lang: other.lang };
  const shown = parts.map((part): SeriesProps => {
    const [previous, next] = [to(part.series.parts[part.number - 2]), to(part.series.parts[part.number])];
    return { ...nameOf(site, part), ...(previous && { previous }), ...(next && { next }) };
  });
  return shown.length === 0 ? undefined : shown;
}

/** Without the number of all parts, which each new one would change on the pages of all others. */
function nameOf(site: Site, { series, number }: Part): SeriesProps {
  return { name: listingLink(site, "tags", series.group.label), part: number };
}
