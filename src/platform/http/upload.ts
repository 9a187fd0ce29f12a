import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "../../kernel/problem.ts";
import { httpProblems } from "./http-problems.ts";

export interface UploadedFile {
  /** The name that the sender gave, without any path and control characters. */
  readonly name: string;
  /** Where the bytes lie until the request ends; whoever keeps the file moves them. */
  readonly path: string;
  readonly size: number;
  readonly sha256: Buffer;
}

/** Streams the one file of a multipart request to a private temporary folder; the fields come back as text. */
export async function receiveUpload(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ file: UploadedFile; fields: Record<string, string> }> {
  if (!request.isMultipart()) throw new Problem(httpProblems.uploadMissing);
  const fields: Record<string, string> = {};
  let file: UploadedFile | undefined;
  const folder = await mkdtemp(join(tmpdir(), "tongan-upload-"));
  // The request closes as soon as its body is read; the file is needed until the answer is out.
  reply.raw.once("close", () => void rm(folder, { recursive: true, force: true }));
  for await (const part of request.parts()) {
    if (part.type === "field") {
      fields[part.fieldname] = String(part.value);
    } else if (file === undefined) {
      const path = join(folder, randomUUID());
      const hash = createHash("sha256");
      let size = 0;
      const count = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          size += chunk.length;
          done(null, chunk);
        },
      });
      await pipeline(part.file, count, createWriteStream(path, { mode: 0o600 }));
      if (part.file.truncated) throw new Problem(httpProblems.tooLarge);
      file = { name: safeName(part.filename), path, size, sha256: hash.digest() };
    } else {
      part.file.resume();
    }
  }
  if (file === undefined || file.size === 0) throw new Problem(httpProblems.uploadMissing);
  return { file, fields };
}

/** `..\..\x\名单.xlsx` → `名单.xlsx`: a name is only ever shown, never used as a path. */
function safeName(name: string): string {
  const last = basename(name.replaceAll("\\", "/"));
  const clean = last.replaceAll(/\p{Cc}/gu, "").trim();
  return clean === "" ? "未命名" : clean.slice(0, 150);
}
