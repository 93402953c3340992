import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** Where the server listens, whatever `PORT` says. */
const ORIGIN = "http://127.0.0.1:8360";
const HERE = import.meta.dirname;

/** The few columns of SQLite tables that the server reads and writes; it makes none itself. */
const TABLES = {
  wl_Comment:
    "user_id INTEGER, comment TEXT, insertedAt DATETIME, ip TEXT, link TEXT, mail TEXT, nick TEXT, rid INTEGER, pid INTEGER, sticky NUMERIC, status TEXT, like INTEGER, ua TEXT, url TEXT",
  wl_Counter: `time INTEGER, ${Array.from({ length: 9 }, (_, i) => `reaction${i} INTEGER`).join(", ")}, url TEXT`,
  wl_Users:
    "display_name TEXT, email TEXT, password TEXT, type TEXT, label TEXT, github TEXT, twitter TEXT, facebook TEXT, google TEXT, weibo TEXT, qq TEXT, oidc TEXT, huawei TEXT, '2fa' TEXT, avatar TEXT, url TEXT",
};

/** Folder of the real client, `waline.js` and `waline.css`. */
export const CLIENT = path.join(HERE, "node_modules/@waline/client/dist");

/**
 * Starts Waline's server with an empty database.
 *
 * @param folder of the database
 * @throws where it is not installed
 */
export async function startWaline(folder: string): Promise<{ origin: string; close(): Promise<void> }> {
  if (!existsSync(CLIENT)) throw new Error("Waline is not installed here: run npm install in test/waline first");
  await makeDatabase(path.join(folder, "waline.sqlite"));
  // Each request asks there which logins there are.
  const logins = createServer((_, response) => response.end('{"services":[]}'));
  await new Promise<void>((resolve) => logins.listen(0, "127.0.0.1", resolve));
  const env = {
    // Not the test runner's own environment, which the server takes for its own.
    PATH: process.env.PATH,
    SQLITE_PATH: folder,
    JWT_TOKEN: "test",
    AKISMET_KEY: "false",
    IPQPS: "0",
    OAUTH_URL: `http://127.0.0.1:${(logins.address() as AddressInfo).port}/`,
  };
  const server = spawn(process.execPath, ["node_modules/@waline/vercel/vanilla.js"], { cwd: HERE, env });
  let output = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (data) => (output += data));
  const close = async () => {
    server.kill();
    await new Promise<void>((resolve) => logins.close(() => resolve()));
  };
  for (let tries = 0; tries < 500; tries++) {
    const answer = await fetch(`${ORIGIN}/api/comment?path=/&page=1&pageSize=1`).catch(() => undefined);
    if (answer?.ok) return { origin: ORIGIN, close };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await close();
  throw new Error(`Waline does not answer at ${ORIGIN}\n${output}`);
}

async function makeDatabase(file: string): Promise<void> {
  const { Database } = createRequire(path.join(HERE, "package.json"))("sqlite3") as {
    Database: new (
      file: string,
    ) => { exec(sql: string, done: (error: Error | null) => void): void; close(done: () => void): void };
  };
  const database = new Database(file);
  const times = "createdAt DATETIME DEFAULT CURRENT_TIMESTAMP, updatedAt DATETIME DEFAULT CURRENT_TIMESTAMP";
  const sql = Object.entries(TABLES).map(
    ([name, columns]) => `CREATE TABLE ${name} (id INTEGER PRIMARY KEY AUTOINCREMENT, ${columns}, ${times});`,
  );
  await new Promise<void>((resolve, reject) =>
    database.exec(sql.join("\n"), (error) => (error ? reject(error) : resolve())),
  );
  await new Promise<void>((resolve) => database.close(resolve));
}
