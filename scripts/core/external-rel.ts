/** `rel` of links in posts that lead to others: they are not ours to vouch for, and learn nothing of the reader. */
export const EXTERNAL_REL = "nofollow ugc noopener noreferrer";
