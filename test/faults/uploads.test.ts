/** Files as they should not come: nothing of a refused one stays, on the disk or in the database. */
import { mkdir, readdir } from "node:fs/promises";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Agent } from "../support/app.ts";
import { type Family, type FaultWorld, openFaultWorld } from "./fault-world.ts";
import { multipart } from "./fuzz-shots.ts";
import { faultsOf } from "./refusals.ts";

let world: FaultWorld;
let director: Agent;
let family: Family;
/** A folder that a process of this number left behind when it was killed; no process has it. */
const stray = join(tmpdir(), "tongan-upload-999999999-stray");

beforeAll(async () => {
  await mkdir(stray, { recursive: true });
  world = await openFaultWorld();
  director = await world.test.as("director");
  family = await world.openFamily();
  await world.test.server.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(() => world.close());

const PDF = Buffer.from("%PDF-1.7\n%%EOF\n");
const url = () => `/api/children/${family.childId}/attachments`;
const send = (form: ReturnType<typeof multipart>, key?: string) =>
  director.request({ method: "POST", url: url(), ...form, ...(key === undefined ? {} : { key }) });
const listed = async () =>
  (await director.get(url())).json<{ items: { id: string; name: string }[] }>().items;

async function kept(): Promise<number> {
  const names = await readdir(join(world.test.app.settings.dataDir, "files"), { recursive: true }).catch(
    () => [],
  );
  return names.filter((name) => name.length > 30).length;
}

async function temporary(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith(`tongan-upload-${process.pid}-`));
}

async function nothingTemporary(): Promise<void> {
  await expect.poll(temporary, { timeout: 5_000 }).toEqual([]);
}

describe("a file's name", () => {
  it.each([
    ["..\\..\\windows\\system32\\证明.pdf", "证明.pdf"],
    ["../../../etc/证明.pdf", "证明.pdf"],
    ["/absolute/证明.pdf", "证明.pdf"],
    ["证\u0000明\u0007\u001b[31m.pdf", "证明[31m.pdf"],
    ["证明\u202Efdp.exe", "证明fdp.exe"],
    ["证明\r\nSet-Cookie: x.pdf", /^证明.*\.pdf$/],
    ["..", "未命名"],
    [" ", "未命名"],
  ])("%j is shown as a name and never is a path", async (name, shown) => {
    const answer = await send(multipart({}, PDF, name.replaceAll(/[\r\n]/g, " ").replaceAll('"', "%22")));
    expect(answer.statusCode, answer.body).toBe(200);
    const given = answer.json<{ name: string }>().name;
    if (typeof shown === "string") expect(given).toBe(shown);
    else expect(given).toMatch(shown);
    const files = await readdir(join(world.test.app.settings.dataDir, "files"), { recursive: true });
    for (const file of files) expect(file).toMatch(/^[0-9a-f]{2}([\\/][0-9a-f-]{36})?$/);
  });

  it("of three hundred characters keeps its ending, even where a character is two units long", async () => {
    const answer = await send(multipart({}, PDF, `${"𠮷".repeat(300)}.pdf`));
    const { name, id } = answer.json<{ name: string; id: string }>();
    expect(Array.from(name)).toHaveLength(150);
    expect(name.endsWith("….pdf")).toBe(true);
    expect((await listed()).find((file) => file.id === id)?.name).toBe(name);
    const download = await director.get(`${url()}/${id}`);
    expect(download.statusCode).toBe(200);
    expect(download.headers["content-disposition"]).toContain(encodeURIComponent(name));
    expect(download.headers["x-content-type-options"]).toBe("nosniff");
  });
});

describe("an upload that is refused", () => {
  const twoFiles = () => {
    const form = multipart({}, PDF, "一.pdf");
    const second = multipart({}, PDF, "二.pdf");
    const end = Buffer.from("--tongan-boundary--\r\n");
    return { ...form, payload: Buffer.concat([form.payload.subarray(0, -end.length), second.payload]) };
  };
  const noFile = () => ({
    ...multipart({}, ""),
    payload: Buffer.from(
      '--tongan-boundary\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--tongan-boundary--\r\n',
    ),
  });
  const cut = () => {
    const form = multipart({}, Buffer.alloc(200_000, 1));
    return { ...form, payload: form.payload.subarray(0, 100_000) };
  };

  it.each([
    ["without a file", noFile, "http.uploadMissing"],
    ["with a file of no bytes", () => multipart({}, ""), "http.uploadMissing"],
    ["with two files", twoFiles, "http.oneFileOnly"],
    ["that ends in the middle", cut, "http.badForm"],
    [
      "of a program that is called a photo",
      () => multipart({}, Buffer.from("MZ\x90\0\x03"), "照片.jpg"),
      "registry.attachment.kind",
    ],
    [
      "of a page that is called a photo",
      () => multipart({}, "<html><script>1</script>", "照片.jpg"),
      "registry.attachment.kind",
    ],
    ["of one byte", () => multipart({}, "%", "x.pdf"), "registry.attachment.kind"],
    ["with a field as long as a book", () => multipart({ x: "x".repeat(300_000) }, PDF), "http.tooLarge"],
    [
      "with a hundred fields",
      () => multipart(Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`f${at}`, "1"])), PDF),
      "http.tooLarge",
    ],
  ])("%s leaves nothing behind", async (_name, form, code) => {
    const before = { marks: await world.marks(), kept: await kept() };
    const answer = await send(form());
    expect(answer.json<{ code: string }>().code).toBe(code);
    expect(faultsOf(answer)).toEqual([]);
    expect({ marks: await world.marks(), kept: await kept() }).toEqual(before);
    await nothingTemporary();
  });

  it("because its transaction fails leaves no bytes either", async () => {
    const before = await kept();
    await world.owner.query("revoke insert on audit.entry from tongan_app");
    const [answer] = await Promise.allSettled([send(multipart({}, PDF))]);
    await world.owner.query("grant insert on audit.entry to tongan_app");
    expect(answer).toMatchObject({ status: "fulfilled", value: { statusCode: 500 } });
    expect(await kept()).toBe(before);
  });

  it("is what another file under the same key gets", async () => {
    const first = await send(multipart({}, PDF), "paper-1");
    expect((await send(multipart({}, PDF), "paper-1")).json()).toEqual(first.json());
    const other = await send(multipart({}, Buffer.concat([PDF, PDF])), "paper-1");
    expect(other.json<{ code: string }>().code).toBe("http.idempotencyConflict");
  });
});

describe("a paper whose bytes are lost", () => {
  it("is told so, and its list still stands", async () => {
    const { id } = (await send(multipart({}, PDF))).json<{ id: string }>();
    await world.test.app.files.remove(id);
    const answer = await director.get(`${url()}/${id}`);
    expect(faultsOf(answer)).toEqual([]);
    expect(answer.json<{ code: string }>().code).toBe("registry.attachment.lost");
    expect((await listed()).map((file) => file.id)).toContain(id);
  });
});

describe("an upload over the wire", () => {
  const head = () => multipart({}, "", "大.pdf").payload.subarray(0, -"\r\n--tongan-boundary--\r\n".length);

  /** A request whose body the test writes by itself. */
  function begin(headers: Record<string, string>): ClientRequest {
    const { port } = world.test.server.server.address() as AddressInfo;
    const sent = httpRequest({
      host: "127.0.0.1",
      port,
      method: "POST",
      path: url(),
      headers: {
        cookie: `tongan_session=${director.cookie}`,
        "x-csrf-token": director.csrfToken,
        "content-type": "multipart/form-data; boundary=tongan-boundary",
        ...headers,
      },
    });
    sent.on("error", () => undefined);
    return sent;
  }

  async function answerTo(sent: ClientRequest): Promise<{ status: number; code: string }> {
    const response = await new Promise<IncomingMessage>((resolve, reject) =>
      sent.once("response", resolve).once("error", reject),
    );
    let body = "";
    for await (const piece of response) body += String(piece);
    return { status: response.statusCode ?? 0, code: (JSON.parse(body) as { code: string }).code };
  }

  it("of two hundred megabytes is refused before its first byte, when it says so", async () => {
    const sent = begin({ "content-length": String(200 * 1024 * 1024) });
    sent.write(head());
    expect(await answerTo(sent)).toEqual({ status: 413, code: "http.tooLarge" });
    sent.destroy();
    await nothingTemporary();
  });

  it("is refused at the limit when it does not say how long it is, not when all has gone by", async () => {
    const sent = begin({ "transfer-encoding": "chunked" });
    const answer = answerTo(sent);
    let told = false;
    void answer.finally(() => {
      told = true;
    });
    sent.write(head());
    sent.write("%PDF");
    const piece = Buffer.alloc(1024 * 1024, 7);
    let megabytes = 0;
    while (!told && megabytes < 200) {
      if (!sent.write(piece))
        await Promise.race([new Promise((resolve) => sent.once("drain", resolve)), pause(500)]);
      megabytes += 1;
    }
    expect(await answer).toEqual({ status: 413, code: "http.tooLarge" });
    expect(megabytes).toBeLessThan(130);
    sent.destroy();
    await nothingTemporary();
    expect((await director.get(url())).statusCode).toBe(200);
  });

  it("that breaks off in the middle leaves no temporary folder", async () => {
    const before = await world.marks();
    for (const size of [0, 1, 300_000]) {
      const sent = begin({ "content-length": "50000000" });
      sent.write(head());
      sent.write(Buffer.alloc(size, 1));
      if (size > 0) await expect.poll(temporary).not.toEqual([]);
      sent.destroy();
      await nothingTemporary();
    }
    expect(await world.marks()).toEqual(before);
  });

  it("of somebody who is not logged in is refused without taking anything in", async () => {
    const sent = begin({ cookie: "", "content-length": "50000000" });
    sent.write(head());
    expect((await answerTo(sent)).status).toBe(401);
    sent.destroy();
    expect(await temporary()).toEqual([]);
  });

  it("has cleared away what a killed server was receiving", async () => {
    expect(await readdir(tmpdir())).not.toContain("tongan-upload-999999999-stray");
  });
});
