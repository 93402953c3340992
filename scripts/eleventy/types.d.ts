/** The few parts of Eleventy 3 that Stele uses; the package ships no types. */
declare module "@11ty/eleventy" {
  export interface UserConfig {
    addTemplate(name: string, template: VirtualTemplate): void;
    addPassthroughCopy(paths: Readonly<Record<string, string>>): void;
    addWatchTarget(glob: string): void;
    addPlugin<T>(plugin: (config: UserConfig, options: T) => void | Promise<void>, options: T): void;
    addGlobalData(key: string, value: unknown): void;
    setUseGitIgnore(use: boolean): void;
    setTemplateFormats(formats: readonly string[]): void;
    on(event: string, listener: (details: EventDetails) => void | Promise<void>): void;
  }

  export interface EventDetails {
    /** As the command line and the configuration give them, normalized. */
    readonly directories: { readonly output: string };
  }

  /** A template made of code, which needs no file: `name.11ty.js`. */
  export interface VirtualTemplate {
    readonly data: Readonly<Record<string, unknown>>;
    render(data: never): string | Promise<string>;
  }
}

declare module "@11ty/eleventy-dev-server" {
  export interface DevServerOptions {
    readonly port?: number;
    readonly domDiff?: boolean;
    readonly showVersion?: boolean;
    readonly pathPrefix?: string;
    readonly logger?: { info(m: string): void; log(m: string): void; error(m: string): void };
  }

  export default class EleventyDevServer {
    static getServer(name: string, dir: string, options: DevServerOptions): EleventyDevServer;
    serve(port: number): void;
    reload(event: { subtype?: "css"; files?: readonly string[] }): Promise<void>;
    close(): Promise<void>;
  }
}
