/** The line between a phone's browser and the server: it can be away, be cut after so many bytes, or hold a trap in which the browser dies. */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Trap {
  readonly path: RegExp;
  /** The how many-th such request springs it; the first: 1. */
  readonly nth: number;
  /** Where in its life: on the way there, while the server works, when the server has done it, or on the way back. */
  readonly at: "request" | "work" | "answer" | "wayBack";
  /** How much of what is on its way has passed: 0 to 1. */
  readonly share: number;
  /** Before anything of the request goes on. */
  readonly first?: () => Promise<void>;
  /** The browser dies here. */
  readonly spring: () => void;
}

export interface FaultGate {
  readonly url: string;
  /** Whether anything gets through. */
  isOpen: boolean;
  /** So many bytes of requests go through from now; then the line is cut, once. */
  cutAfter: number;
  /** Of requests to the server's operations, with their heads, as far as they came. */
  bytesSent: number;
  trap: Trap | undefined;
  close(): Promise<void>;
}

/** `own`: pages of the gate's own, by path, beside those of the server. */
export async function openFaultGate(
  target: string,
  own: ReadonlyMap<string, Buffer> = new Map(),
): Promise<FaultGate> {
  const { hostname, port } = new URL(target);
  const server = createServer((asked, answer) => {
    void pass(asked, answer).catch(() => {
      asked.socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const gate: FaultGate = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isOpen: true,
    cutAfter: Number.POSITIVE_INFINITY,
    bytesSent: 0,
    trap: undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const page = own.get((asked.url ?? "").replace(/\?.*/, ""));
    if (page !== undefined) {
      const type = asked.url?.endsWith(".js") === true ? "text/javascript" : "text/html";
      answer.writeHead(200, { "content-type": type }).end(page);
      return;
    }
    if (!gate.isOpen) {
      asked.socket.destroy();
      return;
    }
    const body = await bodyOf(asked);
    if (asked.url?.startsWith("/api/") === true && !letThrough(asked, body)) {
      asked.socket.destroy();
      return;
    }
    const trap = trapFor(asked);
    await trap?.first?.();
    if (trap === undefined) {
      const got = await forward(asked, body);
      answer.writeHead(got.status, got.headers).end(got.content);
      return;
    }
    if (trap.at === "request") await forwardPart(asked, body.subarray(0, body.length * trap.share));
    else if (trap.at === "work") void forward(asked, body).catch(() => undefined);
    else {
      const got = await forward(asked, body);
      if (trap.at === "wayBack") {
        answer.writeHead(got.status, got.headers);
        answer.write(got.content.subarray(0, got.content.length * trap.share));
        if (trap.share === 1) answer.end();
      }
    }
    trap.spring();
  }

  /** Counts it; false: the line is cut in the middle of it. */
  function letThrough(asked: IncomingMessage, body: Buffer): boolean {
    const head = asked.rawHeaders.reduce((sum, part) => sum + part.length + 2, (asked.url ?? "").length + 16);
    const bytes = head + body.length;
    if (bytes <= gate.cutAfter) {
      gate.bytesSent += bytes;
      gate.cutAfter -= bytes;
      return true;
    }
    gate.bytesSent += gate.cutAfter;
    gate.cutAfter = Number.POSITIVE_INFINITY;
    return false;
  }

  let seen = 0;
  function trapFor(asked: IncomingMessage): Trap | undefined {
    const { trap } = gate;
    if (trap?.path.test(`${asked.method ?? ""} ${asked.url ?? ""}`) !== true) return undefined;
    seen += 1;
    if (seen < trap.nth) return undefined;
    seen = 0;
    gate.trap = undefined;
    return trap;
  }

  const way = (asked: IncomingMessage) => ({
    ...{ hostname, port, method: asked.method, path: asked.url },
    headers: { ...asked.headers, host: `${hostname}:${port}` },
  });

  function forward(asked: IncomingMessage, body: Buffer) {
    return new Promise<{ status: number; headers: IncomingMessage["headers"]; content: Buffer }>(
      (resolve, reject) => {
        const onward = request(way(asked), (got) => {
          bodyOf(got).then((content) => {
            const headers = { ...got.headers };
            // It is passed on in one piece.
            delete headers["transfer-encoding"];
            resolve({ status: got.statusCode ?? 502, headers, content });
          }, reject);
        });
        onward.on("error", reject).end(body);
      },
    );
  }

  /** Less than was announced, then nothing more. */
  function forwardPart(asked: IncomingMessage, part: Buffer): Promise<void> {
    return new Promise((resolve) => {
      const onward = request(way(asked));
      onward.on("error", () => undefined);
      onward.write(part, () => {
        onward.destroy();
        resolve();
      });
    });
  }

  return gate;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
