/**
 * What the entries of search have in common. Each of them imports this, so that all of it is one file: by itself the
 * bundler would make a file for each set of modules that the same entries use, and each would be a request.
 */
import "./archive.ts";
import "./ask.ts";
import "./excerpt.ts";
import "./preview.ts";
import "./query/years.ts";
import "./recent.ts";
import "./status.ts";
import "./text-blocks.ts";
import "./view/conditions.ts";
import "./view/list.ts";
import "./view/recent.ts";
import "./view/status-line.ts";
import "./view/typing.ts";
import "./warm.ts";
