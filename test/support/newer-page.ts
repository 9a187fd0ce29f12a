/** A server that is given a newer version of the phone's page while phones are at work: everything goes through, one file changes. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

const WORKER = "/field/service-worker.js";

export interface NewerPage {
  readonly url: string;
  /** From now on the worker that keeps the page's files is another one. */
  arrive(): void;
  close(): Promise<void>;
}

export async function serveNewerPage(behind: string): Promise<NewerPage> {
  let version = 0;
  const server = createServer((asked, answer) => pass(asked, answer, { behind, version }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    arrive() {
      version += 1;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The file is not as long, as old or as packed as the server says. */
const aboutBytes: readonly string[] = [
  ...["content-length", "etag", "last-modified"],
  ...["accept-encoding", "if-none-match", "if-modified-since"],
];

function without(headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

function pass(
  asked: IncomingMessage,
  answer: ServerResponse,
  { behind, version }: { behind: string; version: number },
): void {
  const { host } = new URL(behind);
  const isWorker = asked.url === WORKER;
  const headers = { ...(isWorker ? without(asked.headers, aboutBytes) : asked.headers), host };
  const onward = request(`${behind}${asked.url ?? ""}`, { method: asked.method, headers }, (given) => {
    answer.writeHead(given.statusCode ?? 502, isWorker ? without(given.headers, aboutBytes) : given.headers);
    given.on("end", () => answer.end(isWorker ? `\n// ${version}` : ""));
    given.pipe(answer, { end: false });
  });
  onward.on("error", () => answer.destroy());
  asked.pipe(onward);
}
