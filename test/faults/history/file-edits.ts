/** Edits of attachments. */
import { type Content, isShown, type Thread, withThread } from "./content.ts";
import { type Edit, onThread, without } from "./edit.ts";

const withFile = (thread: Thread, name: string, version: number): Thread => ({
  ...thread,
  files: { ...thread.files, [name]: version },
});

const withoutFile = (thread: Thread, name: string): Thread => ({ ...thread, files: without(thread.files, name) });

const filesOf = (thread: Thread) => Object.keys(thread.files);
const hasFiles = (thread: Thread) => filesOf(thread).length > 0;
const isPicture = (name: string) => name.endsWith(".png");
const picturesIn = (content: Content) => content.threads.flatMap(filesOf).filter(isPicture);

/** Pictures are few, because each costs more than all else in a build from nothing. */
const MOST_PICTURES = 3;

const addPicture: Edit = (content, dice) => {
  const shown = content.threads.filter(isShown);
  if (picturesIn(content).length >= MOST_PICTURES || shown.length === 0) return content;
  const thread = dice.pick(shown);
  return withThread(content, withFile(thread, dice.pick(["01.png", "圖/二.png"]), dice.below(1000)));
};

/** The same bytes are in two threads, under one name or two. */
const copyFile: Edit = (content, dice) => {
  const owners = content.threads.filter(hasFiles);
  if (owners.length === 0) return content;
  const from = dice.pick(owners);
  const name = dice.pick(filesOf(from));
  const to = dice.pick(content.threads);
  return withThread(
    content,
    withFile(to, dice.oneIn(2) ? name : `copy-${name.replace("/", "-")}`, from.files[name] ?? 0),
  );
};

export const FILE_EDITS = {
  "attach a file": onThread((thread, dice) =>
    withFile(thread, dice.pick(["data.csv", "data/第一.csv", "a b.txt", "100%.txt"]), dice.below(1000)),
  ),
  "add a picture": addPicture,
  "add another picture": addPicture,
  "take all pictures out": (content) => {
    if (picturesIn(content).length === 0) return content;
    const bare = (thread: Thread) => filesOf(thread).filter(isPicture).reduce(withoutFile, thread);
    return { ...content, threads: content.threads.map(bare) };
  },
  "copy a file into another thread": copyFile,
  "replace a file": onThread(
    (thread, dice) => withFile(thread, dice.pick(filesOf(thread)), dice.below(1000)),
    hasFiles,
  ),
  "remove a file": onThread((thread, dice) => withoutFile(thread, dice.pick(filesOf(thread))), hasFiles),
  "name files in the front matter": onThread(
    (thread, dice) => ({ ...thread, listed: dice.oneIn(3) ? [] : filesOf(thread).toReversed() }),
    hasFiles,
  ),
} satisfies Record<string, Edit>;
