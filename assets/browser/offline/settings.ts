/** What the site tells its worker; in the script before this code. */
export interface WorkerSettings {
  /** Path that the site is under, with a slash at both ends. */
  readonly base: string;
  readonly lang: string;
  /** Paths of the style sheets of the page that lists what is on the device. */
  readonly styles: readonly string[];
  readonly strings: { readonly title: string; readonly text: string; readonly kept: string };
}
