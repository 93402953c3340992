import type { Post } from "../../markdown/post.ts";
import type { Floor } from "./model.ts";

/** The text of a floor, and those of the remarks below it. */
export function postsOf({ post, remarks = [] }: Pick<Floor, "post" | "remarks">): readonly Post[] {
  return [post, ...remarks.map((remark) => remark.post)];
}
