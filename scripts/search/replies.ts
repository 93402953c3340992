/** The filter that tells how many replies a thread has. Results are sorted by it, and it is loaded for nothing else. */
export const REPLIES = "replies";
