/** Folding for lists of names. It is in the file that the entries of search share, so it is one request. */
import "./search/shared.ts";

export { foldText } from "../../scripts/search/text/fold.ts";
