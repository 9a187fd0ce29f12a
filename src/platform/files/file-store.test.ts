import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BucketServer, startBucket } from "../../../test/support/bucket-server.ts";
import { Problem } from "../../kernel/problem.ts";
import type { FileStore } from "./file-store.ts";
import { openFiles } from "./open-files.ts";

const folder = mkdtempSync(join(tmpdir(), "tongan-files-"));
const source = join(folder, "source");
// More than any buffer on the way, so that it goes in pieces.
const bytes = Buffer.alloc(3_000_000, "童安");
let bucket: BucketServer;

beforeAll(async () => {
  bucket = await startBucket();
});
afterAll(async () => {
  await bucket.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  bucket.mood = "well";
  bucket.objects.clear();
  writeFileSync(source, bytes);
});

function openStore(kind: "folder" | "s3"): FileStore {
  return openFiles(
    kind === "folder" ? { kind: "folder", folder: join(folder, "kept") } : { kind: "s3", ...bucket.place },
  );
}

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error("there was no Problem", { cause: error });
  return error;
}

describe.each(["folder", "s3"] as const)("files in a %s", (kind) => {
  it("come back as they went in, and are gone when they are removed", async () => {
    const store = openStore(kind);
    const location = await store.keep(uuid(), source);
    expect((await buffer(await store.open(location))).equals(bytes)).toBe(true);
    await store.remove(location);
    await expect(store.open(location)).rejects.toThrow();
    await store.remove(location);
  });

  it("are replaced by the same id whole, since a request may come twice", async () => {
    const store = openStore(kind);
    const id = uuid();
    await store.keep(id, source);
    writeFileSync(source, "新的内容");
    await store.keep(id, source);
    expect(String(await buffer(await store.open(id)))).toBe("新的内容");
  });

  it("lie at a local path while somebody reads them", async () => {
    const store = openStore(kind);
    const location = await store.keep(uuid(), source);
    const used = await store.withLocalPath(location, (path) => {
      expect(readFileSync(path).equals(bytes)).toBe(true);
      return Promise.resolve(path);
    });
    expect(existsSync(used)).toBe(kind === "folder");
    const strays = () => readdirSync(tmpdir()).filter((name) => name.startsWith("tongan-object-"));
    const before = strays();
    await expect(store.withLocalPath(location, () => Promise.reject(new Error("reader")))).rejects.toThrow(
      "reader",
    );
    expect(strays()).toEqual(before);
  });

  it("have no other names than ids", async () => {
    const store = openStore(kind);
    for (const name of ["../../etc/passwd", "a/b", "", "%2e%2e"]) {
      await expect(store.keep(name, source)).rejects.toThrow();
      await expect(store.open(name)).rejects.toThrow();
      await expect(store.remove(name)).rejects.toThrow();
    }
  });

  it("leave nothing behind when the source cannot be read", async () => {
    const store = openStore(kind);
    const id = uuid();
    await expect(store.keep(id, join(folder, "missing"))).rejects.toThrow();
    await expect(store.open(id)).rejects.toThrow();
  });
});

describe("a bucket", () => {
  it.each(["failing", "cutting"] as const)(
    "that is %s is said to be away, and nothing was kept",
    async (mood) => {
      const store = openStore("s3");
      const kept = await store.keep(uuid(), source);
      bucket.mood = mood;
      for (const work of [() => store.keep(uuid(), source), () => store.open(kept), () => store.remove(kept)])
        expect((await problemOf(work())).code).toBe("files.unavailable");
      expect([...bucket.objects.keys()]).toEqual([kept]);
    },
  );

  it("that nobody listens for is said to be away", async () => {
    const store = openFiles({ kind: "s3", ...bucket.place, endpoint: "http://127.0.0.1:9" });
    expect(await problemOf(store.keep(uuid(), source))).toMatchObject({
      code: "files.unavailable",
      status: 503,
    });
  });

  it("that refuses the keys says so in the log, without them", async () => {
    const store = openFiles({ kind: "s3", ...bucket.place, secretKey: "another-secret" });
    const problem = await problemOf(store.keep(uuid(), source));
    expect(problem.message).toContain("403 SignatureDoesNotMatch");
    expect(JSON.stringify([problem, problem.message])).not.toContain("secret");
    expect(bucket.objects.size).toBe(0);
  });
});
