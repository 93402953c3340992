import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node.js";
import { editorFiles } from "../../scripts/archive/schema/json.ts";
import { temporaryFolder, write } from "../support/archive.ts";

/** A folder with the editor files of an archive, and the YAML language server as an editor with these settings starts it. */
export class YamlServer {
  readonly #folder = temporaryFolder();
  readonly #process: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #faults = new Map<string, (messages: string[]) => void>();

  /** @param yaml the settings below `yaml` */
  constructor(yaml: object) {
    for (const [name, text] of Object.entries(editorFiles())) write(this.#folder, { [`.vscode/${name}`]: text });
    const server = createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server");
    this.#process = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const { stdout, stdin } = this.#process;
    if (!stdout || !stdin) throw new Error("the server has no streams");
    this.#connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#connection.onRequest("workspace/configuration", ({ items }: { items: { section: string }[] }) =>
      items.map(({ section }) => (section === "yaml" ? { schemaStore: { enable: false }, ...yaml } : {})),
    );
    this.#connection.onRequest("client/registerCapability", () => null);
    this.#connection.onNotification(
      "textDocument/publishDiagnostics",
      ({ uri, diagnostics }: { uri: string; diagnostics: { message: string }[] }) =>
        this.#faults.get(uri)?.(diagnostics.map(({ message }) => message)),
    );
    this.#connection.listen();
  }

  async start(): Promise<this> {
    const rootUri = pathToFileURL(this.#folder).href;
    const workspaceFolders = [{ uri: rootUri, name: "archive" }];
    const workspace = {
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
    };
    const capabilities = { workspace };
    await this.#connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri,
      workspaceFolders,
      capabilities,
    });
    await this.#connection.sendNotification("initialized", {});
    await this.#connection.sendNotification("workspace/didChangeConfiguration", { settings: {} });
    return this;
  }

  /** Opens a text. @returns the mistakes that the editor marks in it */
  open(name: string, text: string, languageId = "yaml"): Promise<string[]> {
    const { href: uri } = pathToFileURL(path.join(this.#folder, name));
    const faults = new Promise<string[]>((resolve) => this.#faults.set(uri, resolve));
    this.#connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
    return faults;
  }

  /** What the editor suggests at the end of a line, counted from 0. */
  async suggestions(name: string, line: number, character: number): Promise<string[]> {
    const { href: uri } = pathToFileURL(path.join(this.#folder, name));
    const position = { textDocument: { uri }, position: { line, character } };
    const { items } = await this.#connection.sendRequest<{ items: { label: string }[] }>(
      "textDocument/completion",
      position,
    );
    return items.map(({ label }) => label);
  }

  /** What the editor tells of a word. */
  async meaning(name: string, line: number, character: number): Promise<string> {
    const { href: uri } = pathToFileURL(path.join(this.#folder, name));
    return JSON.stringify(
      await this.#connection.sendRequest("textDocument/hover", {
        textDocument: { uri },
        position: { line, character },
      }),
    );
  }

  stop(): void {
    this.#connection.dispose();
    this.#process.kill();
  }
}
