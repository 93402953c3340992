import type { CommentStrings } from "./strings.ts";

export const en: CommentStrings = {
  load: "Load comments",
  contacts: (hosts) => `Comments are kept elsewhere. Only then will your browser contact ${hosts}.`,
  remember: "Always load them",
  failed: "The comments could not be loaded.",
  retry: "Try again",
  elsewhere: (host) => `See the discussion at ${host}`,
  needsScript: "Loading the comments needs JavaScript.",
  kept: (day) => `Comments kept on ${day}`,
  edited: "edited",
  deleted: "This comment has been deleted where it was written.",
  inReplyTo: (author) => `in reply to ${author}`,
  anonymous: "Anonymous",
};
