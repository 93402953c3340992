// Loaded into a process and all that it starts before all else (`NODE_OPTIONS=--import …`): whatever opens a connection
// throws, and is noted in the file that STELE_OPENED names.
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";

function refuse(object, ...names) {
  for (const name of names) {
    object[name] = () => {
      fs.appendFileSync(process.env.STELE_OPENED, `${name}\n`);
      throw new Error(`${name} opens a connection`);
    };
  }
}

refuse(net.Socket.prototype, "connect");
refuse(net, "connect", "createConnection", "createServer");
refuse(tls, "connect");
refuse(dns, "lookup", "resolve", "resolve4", "resolve6");
refuse(dns.promises, "lookup", "resolve", "resolve4", "resolve6");
refuse(dgram, "createSocket");
refuse(http, "request", "get");
refuse(https, "request", "get");
refuse(http2, "connect");
refuse(globalThis, "fetch", "WebSocket", "EventSource");
syncBuiltinESMExports();
fs.appendFileSync(process.env.STELE_OPENED, "loaded\n");
