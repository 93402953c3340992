/** Settings of Sveltia CMS for an archive. */
import type { SiteProps } from "../../../layouts/props.ts";
import type { Archive, Board, Thread } from "../../archive/model/model.ts";
import type { AdminSettings } from "../../archive/schema/admin.ts";
import { boardSchema } from "../../archive/schema/board.ts";
import { pageSchema } from "../../archive/schema/page.ts";
import { threadSchema } from "../../archive/schema/thread.ts";
import { withoutEndSlashes } from "../../core/paths.ts";
import { type EditorField, editorFields } from "./fields.ts";

/** Below a board an entry is a folder with the text and its files; so the names of files are all that links hold. */
const BESIDE_THE_TEXT = { media_folder: "", public_folder: "" };

/** A page's files are in the folder of its name, beside its text; links in it begin with that name. */
const IN_FOLDER_OF_PAGE = { media_folder: "{{slug}}", public_folder: "{{slug}}" };

/** The text itself. Raw first: the rich editor writes all Markdown again, unchanged lines too. */
const BODY: EditorField = {
  name: "body",
  label: "Text",
  widget: "richtext",
  required: false,
  modes: ["raw", "rich_text"],
};

/** Folders between a board and its threads that the editor looks through. */
const DEPTH = 8;

/**
 * How the editor finds a board's threads, and the place of new ones. If all threads are in folders of years, as `npm
 * run new` makes them, new ones are too. Else they are a tree of folders: a fixed path would hide threads at another
 * depth.
 */
function pathsOfThreads({ path, threads }: Board) {
  const folders = (thread: Thread) => thread.path.slice(path.length + 1).split("/").length;
  return threads.every((thread) => folders(thread) === 2)
    ? { path: "{{year}}/{{slug}}/index" }
    : { path: "{{slug}}/index", nested: { depth: DEPTH }, meta: { path: { index_file: "index" } } };
}

/**
 * The configuration that the editor loads: one collection for each board, one for the pages, and the boards' own
 * settings. `archive.yaml` is not among them: it holds the editor's settings, too.
 *
 * @see https://sveltiacms.app/en/docs/config-basics
 */
export function editorConfig(archive: Archive, site: SiteProps, admin: AdminSettings) {
  const at = (path: string) => (admin.folder === "." ? path : `${withoutEndSlashes(admin.folder)}/${path}`);
  const threadFields = editorFields(threadSchema);
  // Below the fields that every thread has, above those that few have.
  threadFields.splice(threadFields.findIndex(({ name }) => name === "tags") + 1, 0, BODY);
  return {
    backend: admin.backend,
    app_title: site.title,
    ...(site.url !== undefined && { site_url: site.url, display_url: site.url }),
    logo: { src: site.assets.icon },
    show_preview_links: false,
    // Only for files that no entry holds; every collection has its own.
    media_folder: at("pages"),
    public_folder: "/",
    // Empty text is an error in the content; a key without a value is left out.
    output: { omit_empty_optional_fields: true },
    slug: { maxlength: 56 },
    collections: [
      ...archive.boards.map((board) => ({
        name: board.path,
        label: board.title,
        ...(board.description !== undefined && { description: board.description }),
        folder: at(board.path),
        ...pathsOfThreads(board),
        slug: { template: "{{title}}", editable: ["create"] },
        ...BESIDE_THE_TEXT,
        sortable_fields: ["title", "date", "author"],
        summary: "{{title}}",
        fields: threadFields,
      })),
      { divider: true },
      {
        name: "pages",
        label: "Pages",
        folder: at("pages"),
        ...IN_FOLDER_OF_PAGE,
        slug: { template: "{{title}}", editable: ["create"] },
        fields: [...editorFields(pageSchema), BODY],
      },
      {
        name: "boards",
        label: "Boards",
        files: archive.boards.map((board) => ({
          name: board.path,
          label: board.title,
          file: at(`${board.path}/board.yaml`),
          fields: editorFields(boardSchema),
        })),
      },
    ],
  };
}
