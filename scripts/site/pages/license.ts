/** Licences that are known by their SPDX identifier (spdx.org/licenses), with the address of their text. */
const CREATIVE_COMMONS = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$/;

/** @param id as in the front matter; an unknown one is shown as it is */
export function licenseOf(id: string | undefined): { name: string; href?: string } | undefined {
  if (id === undefined) return undefined;
  if (id === "CC0-1.0") return { name: "CC0 1.0", href: "https://creativecommons.org/publicdomain/zero/1.0/" };
  const [, terms, version] = CREATIVE_COMMONS.exec(id) ?? [];
  if (!terms || !version) return { name: id };
  return {
    name: `CC ${terms} ${version}`,
    href: `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`,
  };
}
