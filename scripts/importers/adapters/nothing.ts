/** Pages that hold no thread, and how they show it. */
import type { Root } from "hast";
import { all, one, text } from "../html/query.ts";
import { largest } from "../largest.ts";
import { isList, type Survey } from "./records.ts";

/** Fewest characters that somebody may have written. */
const FEW = 250;

/** @returns a sentence that says what a page of unknown software is instead of a thread */
export function notThread(root: Root, { facts, kinds }: Survey): string | undefined {
  const body = one(root, "body");
  const prose = (body && facts.get(body)?.prose) ?? 0;
  const title = text(one(root, "head title"));
  if (
    /^(?:just a moment|attention required|access denied|are you a robot|security check|ddos-guard)|captcha|安全验证/i.test(
      title,
    ) &&
    prose < 2000
  )
    return "a page that asks whether its reader is a person";
  if (
    /^(?:(?:error )?(?:40[0-9]|50[0-9])\b|page not found|not found)|(?:页面不存在|页面没有找到)/i.test(title) &&
    prose < 2000
  )
    return "an error page";
  if (one(root, "input[type=password]") !== undefined && prose < 2 * FEW) return "a page that asks for a login";
  if (prose < FEW && all(root, "script").length > 0) return "a shell whose content a script would have loaded";
  if (prose < 20) return "a page without text";
  const lists = kinds.filter(({ elements }) => elements.length >= 8 && isList(elements, facts));
  const listed = largest(
    lists.map(({ elements }) => elements.reduce((sum, element) => sum + (facts.get(element)?.prose ?? 0), 0)),
  );
  return listed > prose * 0.5 ? "a list of threads or articles" : undefined;
}
