/** The parts of Eleventy 3 that Stele uses; the package ships no types. */
declare module "@11ty/eleventy" {
  export interface UserConfig {
    addTemplate(name: string, template: VirtualTemplate): void;
    addPassthroughCopy(paths: string | Readonly<Record<string, string>>): void;
    addTransform(name: string, transform: Transform): void;
    addLinter(name: string, linter: Linter): void;
    addFilter(name: string, filter: (value: never) => unknown): void;
    addCollection(name: string, make: () => readonly unknown[]): void;
    addGlobalData(name: string, value: unknown): void;
    addWatchTarget(glob: string, options?: { readonly resetConfig: boolean }): void;
    addPlugin(plugin: (config: UserConfig) => void | Promise<void>): void;
    addPlugin<T>(plugin: (config: UserConfig, options: T) => void | Promise<void>, options: T): void;
    setLibrary(engine: "md", library: unknown): void;
    setQuietMode(quiet: boolean): void;
    setServerOptions(options: Partial<import("@11ty/eleventy-dev-server").DevServerOptions>): void;
    on(event: "eleventy.before" | "eleventy.after", listener: (details: EventDetails) => void | Promise<void>): void;
    on(event: "eleventy.beforeWatch", listener: (changed: readonly string[]) => void | Promise<void>): void;
    on(event: "eleventy.config", listener: (config: TemplateConfig) => void | Promise<void>): void;
  }

  /** The configuration once it is merged. */
  export interface TemplateConfig {
    readonly directories: { readonly output: string; setOutput(folder: string): void };
    getConfig(): { readonly transforms: Record<string, Transform>; readonly linters: Record<string, Linter> };
  }

  export interface EventDetails {
    readonly runMode: "build" | "serve" | "watch";
  }

  /** A page as transforms and linters see it. */
  export interface TemplatePlace {
    readonly url: string | false;
    readonly inputPath: string;
    readonly outputPath: string;
  }

  export type Transform = (this: TemplatePlace, content: unknown) => unknown;

  export type Linter = (this: TemplatePlace, content: string, inputPath: string, outputPath: string) => unknown;

  /** A template made of code, which needs no file: `name.11ty.js`. */
  export interface VirtualTemplate {
    data(): Promise<Readonly<Record<string, unknown>>>;
    render(data: never): string | Promise<string>;
  }

  type Log = (message: string) => void;

  export class Eleventy {
    constructor(
      input: string | undefined,
      output: string | undefined,
      options: {
        readonly configPath: string;
        readonly runMode?: "build" | "serve";
        readonly config?: (config: UserConfig) => void;
      },
    );
    readonly logger: { overrideLogger(logger: { log: Log; info: Log; warn: Log; error: Log }): void };
    /** Set by `watch`. */
    readonly watcher:
      | (import("./watched.ts").Watcher & { on(event: string, listener: (path: string) => void): void })
      | undefined;
    readonly watchManager: { isBuildRunning(): boolean };
    /** Set by `init`. */
    readonly eleventyServe: { getServerModule(name: string): Promise<unknown>; reload(event: object): Promise<void> };
    init(): Promise<void>;
    write(): Promise<unknown>;
    /** @returns a function that builds again after a change of a file */
    watch(): Promise<(path: string) => Promise<void>>;
    serve(port: number | string): Promise<void>;
    stopWatch(): Promise<void>;
  }
}

declare module "@11ty/eleventy-dev-server" {
  export interface DevServerOptions {
    readonly port?: number;
    readonly host?: string;
    readonly domDiff?: boolean;
    /** Folder that the server has its own scripts at, `.11ty` unless given. */
    readonly folder?: string;
    readonly showVersion?: boolean;
    readonly logger?: { info(m: string): void; log(m: string): void; error(m: string): void };
    /** Of every answer. */
    readonly headers?: Readonly<Record<string, string>>;
    /** @returns a line for the logger */
    readonly messageOnStart?: (start: { readonly localhostUrl: string }) => string | undefined;
  }

  export default class EleventyDevServer {
    static getServer(name: string, dir: string, options: DevServerOptions): EleventyDevServer;
    constructor(name: string, dir: string, options: DevServerOptions);
    readonly options: DevServerOptions;
    readonly server: import("node:http").Server;
    /** The server of web sockets (package `ws`); undefined until it listens. */
    readonly updateServer:
      | {
          readonly options: {
            verifyClient?: (
              handshake: { readonly req: import("node:http").IncomingMessage },
              answer: (accepted: boolean, status?: number) => void,
            ) => void;
          };
          on(event: "connection", listener: (socket: import("node:events").EventEmitter) => void): void;
        }
      | undefined;
    setupReloadNotifier(): void;
    _serverListen(port: number): void;
    onRequestHandler(
      request: import("node:http").IncomingMessage,
      response: import("node:http").ServerResponse,
    ): Promise<void>;
    isFileInDirectory(folder: string, file: string): boolean;
    getOutputDirFilePath(url: string, end?: string): string;
    isOutputFilePathExists(path: string): boolean;
    getFileContentType(path: string, response: import("node:http").ServerResponse): string | undefined;
    renderFile(path: string, response: import("node:http").ServerResponse): void;
    augmentContentWithNotifier(content: string, inlineContents?: boolean, options?: object): string;
    serve(port: number): void;
    reload(event: { subtype?: "css"; files?: readonly string[] }): Promise<void>;
    close(): Promise<void>;
  }
}
