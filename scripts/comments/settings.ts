/** Settings that several providers share. */
import * as z from "zod";
import { withoutEndSlashes } from "../core/paths.ts";
import { type FieldMeta, line, rule, webAddress } from "../core/schema/fields.ts";

/** When the embed loads. */
export const load = z
  .enum(["click", "scroll"])
  .meta({
    description:
      "click: when the reader presses the button. scroll: when the reader has come to the end of the thread.",
    examples: ["click"],
  })
  .default("click");

/** The address of a server, to which paths are added. */
export function server(meta: FieldMeta) {
  return webAddress(meta).superRefine(
    rule((text) => {
      if (text.endsWith("/"))
        return {
          kind: "comments-setting",
          message: `"${text}" ends in a slash`,
          fix: `write ${withoutEndSlashes(text)}`,
        };
      // These would end the address inside the content security policy.
      if (!/[?#;,'"]/.test(text)) return undefined;
      return {
        kind: "comments-setting",
        message: `"${text}" is more than the address of a server`,
        fix: `write it like ${meta.examples[0]}`,
      };
    }),
  );
}

/** The owner and name of a repository on GitHub. */
export const repository = z
  .string()
  .superRefine(
    rule((text) =>
      /^[\w.-]+\/[\w.-]+$/.test(text)
        ? undefined
        : {
            kind: "comments-setting",
            message: `"${text}" is not a repository`,
            fix: "write its owner and its name, such as someone/archive",
          },
    ),
  )
  .meta({ description: "Repository on GitHub, its owner and its name.", examples: ["someone/archive"] });

/** Hosts that pictures in comments come from. */
export function pictures(...hosts: string[]) {
  return z
    .array(server({ description: "A host of pictures.", examples: ["https://pictures.example"] }))
    .meta({
      description: "Hosts of avatars and of pictures in comments; pictures from anywhere else are not loaded.",
      examples: [hosts.length > 0 ? hosts : ["https://pictures.example"]],
    })
    .default(hosts);
}

/** A word that a provider gave to the publisher, such as the id of a site. */
export function token(meta: FieldMeta) {
  return line(meta).superRefine(
    rule((text) =>
      /^[\w.=@:-]+$/.test(text)
        ? undefined
        : {
            kind: "comments-setting",
            message: `"${text}" holds a character that no such id has`,
            fix: `write it like ${meta.examples[0]}`,
          },
    ),
  );
}

/** The sum that a script of a fixed version must have, for the `integrity` attribute. */
export const integrity = z
  .string()
  .regex(/^sha(256|384|512)-[A-Za-z0-9+/]+={0,2}$/, "this is no integrity value; write it like sha384-…")
  .meta({ description: "Subresource integrity of the script.", examples: ["sha384-…"] });

/** Host of an address, as people read it: `talk.example`, `localhost:8360`. */
export function hostOf(address: string): string {
  return new URL(address).host;
}

/** Hosts of several addresses, each once. */
export function hostsOf(...addresses: readonly string[]): string[] {
  return [...new Set(addresses.map(hostOf))];
}
