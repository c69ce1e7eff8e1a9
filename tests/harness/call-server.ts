import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { generate } from "selfsigned";

/** The host that the browser is made to find on this machine. */
export const CALL_HOST = "meet.google.com";
/** A call on the stand-in page. */
export const CALL_URL = `https://${CALL_HOST}/sid-ecue-one`;

const CALL_CODE = /^\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/;
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Serves the stand-in call pages under the call host's name. */
export class CallServer {
  /** What was asked for and is not there, as paths. */
  readonly missing: string[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Starts on a free port of the loopback address, with a certificate made for this run. */
  static async start(folders: readonly string[]): Promise<CallServer> {
    const { private: key, cert } = await generate([{ name: "commonName", value: CALL_HOST }]);
    const server = createServer({ key, cert });
    const call = new CallServer(server);
    server.on("request", async (request, response) => {
      const { pathname } = new URL(request.url ?? "/", CALL_URL);
      const file = CALL_CODE.test(pathname) ? "/meet/index.html" : pathname;
      const body = await firstFile(folders, file);
      if (body === null) call.missing.push(pathname);
      response.writeHead(body === null ? 404 : 200, { "content-type": TYPES[path.extname(file)] ?? "text/plain" });
      response.end(body ?? "");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return call;
  }

  /** The port on 127.0.0.1. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Stops serving and closes what is open. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function firstFile(folders: readonly string[], name: string): Promise<Buffer | null> {
  for (const folder of folders) {
    const file = path.join(folder, path.normalize(name));
    const body = await readFile(file).catch(() => null);
    if (body !== null) return body;
  }
  return null;
}
