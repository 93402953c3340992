import { historyPage } from "./history.ts";
import { homePage } from "./home.ts";
import type { Html } from "./html.ts";
import { indexPage } from "./index-page.ts";
import { listingPage } from "./listing.ts";
import { movedPage } from "./moved.ts";
import { notFoundPage } from "./not-found.ts";
import type { AnyPageProps } from "./props.ts";
import { redirectPage } from "./redirect.ts";
import { searchPage } from "./search.ts";
import { textPage } from "./text-page.ts";
import { threadPage } from "./thread.ts";
import { tombstonePage } from "./tombstone.ts";

/**
 * The HTML of a page, a function of its props alone.
 *
 * @returns a whole document, ending with a line break
 */
export function renderPage(props: AnyPageProps): string {
  return layout(props).toString();
}

function layout(props: AnyPageProps): Html {
  switch (props.kind) {
    case "thread":
      return threadPage(props);
    case "listing":
      return listingPage(props);
    case "index":
      return indexPage(props);
    case "home":
      return homePage(props);
    case "history":
      return historyPage(props);
    case "text":
      return textPage(props);
    case "tombstone":
      return tombstonePage(props);
    case "notFound":
      return notFoundPage(props);
    case "redirect":
      return redirectPage(props);
    case "moved":
      return movedPage(props);
    case "search":
      return searchPage(props);
  }
}
