import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Problem } from "../../kernel/problem.ts";
import { type BucketPlace, type BucketRequest, sendToBucket } from "./bucket-request.ts";
import { fileProblems } from "./file-problems.ts";
import type { FileStore } from "./file-store.ts";
import { demandLocation } from "./location.ts";

const NOTHING = createHash("sha256").digest("hex");
/** What an answer may say about why it refuses, for the log. */
const SAID_BYTES = 2000;

/** Files as objects of an S3 bucket, named by their ids; bytes go through in pieces and never lie whole in memory. */
export function bucketStore(place: BucketPlace): FileStore {
  const ask = (method: BucketRequest["method"], key: string) =>
    answered(place, { method, key: demandLocation(key), sha256: NOTHING });

  async function open(location: string): Promise<IncomingMessage> {
    const answer = await ask("GET", location);
    if (answer.statusCode === 200) return answer;
    throw answer.statusCode === 404 ? new Error(`no object ${location}`) : await refused(answer);
  }

  return {
    async keep(id, path) {
      const [{ size }, sha256] = [await stat(path), await digestOf(path)];
      const body = () => createReadStream(path);
      // The service compares size and digest and keeps the object only if both fit.
      const answer = await answered(place, { method: "PUT", key: demandLocation(id), sha256, body, size });
      if (answer.statusCode !== 200) throw await refused(answer);
      answer.resume();
      return id;
    },
    open,
    async withLocalPath(location, use) {
      const folder = await mkdtemp(join(tmpdir(), "tongan-object-"));
      try {
        const path = join(folder, "file");
        await pipeline(await open(location), createWriteStream(path, { mode: 0o600 })).catch(asUnavailable);
        return await use(path);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    async remove(location) {
      const answer = await ask("DELETE", location);
      if (answer.statusCode !== 204 && answer.statusCode !== 200 && answer.statusCode !== 404)
        throw await refused(answer);
      answer.resume();
    },
  };
}

/** Asks twice: a connection that was kept open may be cut just when it is used again. Each of our requests may be repeated. */
async function answered(place: BucketPlace, request: BucketRequest): Promise<IncomingMessage> {
  try {
    return await sendToBucket(place, request);
  } catch {
    return sendToBucket(place, request).catch(asUnavailable);
  }
}

function asUnavailable(cause: unknown): never {
  if (cause instanceof Problem) throw cause;
  throw new Problem(fileProblems.unavailable, { cause, log: "the bucket does not answer" });
}

async function refused(answer: IncomingMessage): Promise<Problem> {
  let said = "";
  for await (const piece of answer) {
    said += String(piece);
    if (said.length > SAID_BYTES) break;
  }
  const code = /<Code>([A-Za-z]+)<\/Code>/.exec(said)?.[1] ?? "";
  return new Problem(fileProblems.unavailable, {
    log: `the bucket answers ${answer.statusCode ?? 0} ${code}`,
  });
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
