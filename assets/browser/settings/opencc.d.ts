/** Dictionaries of opencc-js, which ships no types for them: pairs separated by `|`, their halves by a space. */
declare module "opencc-js/dict/*" {
  const dictionary: string;
  export default dictionary;
}
