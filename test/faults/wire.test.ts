/** Bytes on the line that are no proper request: each gets an answer or an end, and the next one is served as if nothing had been. */
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "../../src/platform/http/server.ts";
import { type FaultWorld, openFaultWorld, secrets } from "./fault-world.ts";
import { faultsOf } from "./refusals.ts";

let world: FaultWorld;

beforeAll(async () => {
  world = await openFaultWorld();
  await world.test.server.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(() => world.close());

function line(port = (world.test.server.server.address() as AddressInfo).port): Socket {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  return socket;
}

/** What comes back until the line ends or falls silent. */
async function say(bytes: string | Buffer, quietMs = 1_500): Promise<string> {
  const socket = line();
  const pieces: Buffer[] = [];
  const ended = new Promise<void>((resolve) => {
    socket.on("data", (piece: Buffer) => void pieces.push(piece));
    socket.once("close", () => {
      resolve();
    });
  });
  socket.write(bytes);
  await Promise.race([ended, pause(quietMs)]);
  socket.destroy();
  return Buffer.concat(pieces).toString("utf8");
}

function asAnswer(raw: string) {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((one) => [one.slice(0, one.indexOf(":")).toLowerCase(), one.slice(one.indexOf(":") + 2)]),
  );
  return { statusCode: Number(first.split(" ")[1]), headers, body: rest.join("\r\n\r\n") };
}

const HOST = "Host: x\r\nConnection: close\r\n";

describe("what comes over the wire", () => {
  afterAll(async () => {
    expect((await world.test.server.inject("/readyz")).statusCode).toBe(200);
  });

  it.each([
    ["no HTTP at all", `${secrets.name} ${secrets.citizenNo}\r\n\r\n`, 400],
    ["a TLS greeting", Buffer.from("1603010200010001fc0303", "hex"), 400],
    [
      "two lengths",
      `POST /api/session HTTP/1.1\r\n${HOST}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde`,
      400,
    ],
    [
      "a length and chunks",
      `POST /api/session HTTP/1.1\r\n${HOST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    [
      "a chunk that is none",
      `POST /api/session HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
    ],
    ["a NUL in a header", `GET /api/places HTTP/1.1\r\n${HOST}X: a\0b\r\n\r\n`, 400],
    ["a header split in two", `GET /api/places HTTP/1.1\r\n${HOST}X: a\rb: c\r\n\r\n`, 400],
    ["a space in the address", `GET /api/pla ces HTTP/1.1\r\n${HOST}\r\n`, 400],
    ["headers without end", `GET /api/places HTTP/1.1\r\n${HOST}X: ${"x".repeat(40_000)}\r\n\r\n`, 431],
    ["an address without end", `GET /api/children?q=${"x".repeat(40_000)} HTTP/1.1\r\n${HOST}\r\n`, 431],
    ["an address that cannot be read", `GET /api/children/%E0%A4 HTTP/1.1\r\n${HOST}\r\n`, 404],
    ["an unknown method", `BREW /api/children HTTP/1.1\r\n${HOST}\r\n`, 400],
    [
      "a method that no page uses",
      `TRACE /api/children HTTP/1.1\r\n${HOST}Cookie: tongan_session=x\r\n\r\n`,
      404,
    ],
    ["a tunnel", `CONNECT example.org:443 HTTP/1.1\r\n${HOST}\r\n`, 0],
    [
      "another protocol",
      `GET /api/places HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      401,
    ],
  ])("is answered in words when it is %s", async (_name, bytes, status) => {
    const answer = asAnswer(await say(bytes));
    expect(answer.statusCode || 0).toBe(status);
    if (status !== 0) expect(faultsOf(answer)).toEqual([]);
  });

  it.each([
    "/..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/%2e%2e/%2e%2e/package.json",
    "/..\\..\\package.json",
    "/assets/..%5c..%5cpackage.json",
    "//etc/passwd",
    "/%00",
    "/index.html%00.png",
    "/.git/config",
    "/api/../package.json",
    "/api/children/..%2Fpreferences%2Fx",
    "/api/children//timeline",
    "/API/children",
    "/api/children/",
    "/api/openapi.json/..",
  ])("leads nowhere for the address %s", async (path) => {
    const answer = asAnswer(await say(`GET ${path} HTTP/1.1\r\n${HOST}Accept: */*\r\n\r\n`));
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(faultsOf(answer)).toEqual([]);
  });

  it("may hang up at any moment", async () => {
    const director = await world.test.as("director");
    const before = await world.marks();
    const request = `POST /api/children HTTP/1.1\r\nHost: x\r\nCookie: tongan_session=${director.cookie}\r\nX-Csrf-Token: ${director.csrfToken}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"person":`;
    for (let at = 1; at < request.length; at += 17) {
      const socket = line();
      socket.write(request.slice(0, at));
      await pause(1);
      socket.destroy();
    }
    await pause(50);
    expect(await world.marks()).toEqual(before);
  });
});

describe("a server that is told to close", () => {
  it("answers what is under way, ends the rest at once, and keeps nobody waiting for idle lines", async () => {
    const server = await createServer({ logLevel: "silent" });
    let entered: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      entered = resolve;
    });
    let letGo: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    server.get("/slow", async () => {
      entered();
      await released;
      return { done: true };
    });
    await server.listen({ port: 0, host: "127.0.0.1" });
    const { port } = server.server.address() as AddressInfo;
    const silent = line(port);
    const silentEnd = new Promise((resolve) => silent.once("close", resolve));
    const answer = fetch(`http://127.0.0.1:${port}/slow`);
    await begun;
    const closed = server.close();
    await silentEnd;
    letGo();
    expect(await (await answer).json()).toEqual({ done: true });
    const started = performance.now();
    await closed;
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
