/** One uploaded file: to a private temporary folder while its request is at work, gone afterwards. */
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { MultipartFile } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { maskNumbersIn } from "../../kernel/masking.ts";
import { Problem } from "../../kernel/problem.ts";
import { httpProblems } from "./http-problems.ts";

/** Largest spreadsheet or attachment that is taken in. */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;
/** Boundaries and fields around the file. */
const ENVELOPE_BYTES = 1024 * 1024;
const FOLDER = "tongan-upload-";
/** So long may a refused sender go on before the line is cut: somebody who is still sending reads no answer. */
const LINGER_MS = 5_000;

export interface UploadedFile {
  /** The name that the sender gave, without any path and control characters. */
  readonly name: string;
  /** Where the bytes lie until the request's work is done; whoever keeps the file copies them. */
  readonly path: string;
  readonly size: number;
  readonly sha256: Buffer;
}

export interface ReceivedForm {
  readonly file: UploadedFile;
  readonly fields: Readonly<Record<string, string>>;
  /** Removes the bytes. */
  discard(): Promise<void>;
}

/** The file of a request whose operation declares an upload. @throws http.uploadMissing */
export function demandUpload(upload: UploadedFile | undefined): UploadedFile {
  if (upload === undefined) throw new Problem(httpProblems.uploadMissing);
  return upload;
}

/**
 * Streams the one file of a multipart request to the disk; the fields come back as text.
 * @throws http.uploadMissing, http.tooLarge, http.oneFileOnly, http.badForm
 */
export async function receiveUpload(request: FastifyRequest): Promise<ReceivedForm> {
  if (!request.isMultipart()) throw new Problem(httpProblems.uploadMissing);
  try {
    if (Number(request.headers["content-length"] ?? 0) > MAX_UPLOAD_BYTES + ENVELOPE_BYTES)
      throw new Problem(httpProblems.tooLarge);
    await removeStrays();
    const folder = await mkdtemp(join(tmpdir(), `${FOLDER}${process.pid}-`));
    const discard = () => rm(folder, { recursive: true, force: true });
    try {
      return { ...(await receiveParts(request, folder)), discard };
    } catch (error) {
      await discard();
      throw error;
    }
  } catch (error) {
    lingerOn(request);
    throw isOurs(error) ? error : new Problem(httpProblems.badForm, { cause: error });
  }
}

async function receiveParts(request: FastifyRequest, folder: string) {
  const fields = new Map<string, string>();
  let file: UploadedFile | undefined;
  for await (const part of request.parts()) {
    if (part.type === "field") {
      if (part.valueTruncated) throw new Problem(httpProblems.tooLarge);
      fields.set(part.fieldname, String(part.value));
    } else if (file === undefined) {
      file = await receiveFile(part, folder);
    } else {
      // Taking one and dropping the other would look as if both had arrived.
      throw new Problem(httpProblems.oneFileOnly);
    }
  }
  if (file === undefined || file.size === 0) throw new Problem(httpProblems.uploadMissing);
  return { file, fields: Object.fromEntries(fields) };
}

async function receiveFile(part: MultipartFile, folder: string): Promise<UploadedFile> {
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
  // At the limit, not after all the rest has gone by.
  part.file.once("limit", () => count.destroy(new Problem(httpProblems.tooLarge)));
  await pipeline(part.file, count, createWriteStream(path, { mode: 0o600 }));
  if (part.file.truncated) throw new Problem(httpProblems.tooLarge);
  return { name: safeName(part.filename), path, size, sha256: hash.digest() };
}

/** Ours, the disk's, and the limits that have words of their own; anything else is what the form's parser says of a broken form. */
function isOurs(error: unknown): boolean {
  const { code, errno } = error as { code?: unknown; errno?: unknown };
  return error instanceof Problem || errno !== undefined || /^FST_.*(LIMIT|LARGE)$/.test(String(code));
}

/** Throws away what still comes, for a while: closing at once would reset the line before the answer is read. */
function lingerOn(request: FastifyRequest): void {
  const { raw } = request;
  if (raw.readableEnded || raw.destroyed) return;
  raw.unpipe();
  raw.resume();
  const late = setTimeout(() => raw.destroy(), LINGER_MS);
  late.unref();
  raw.once("close", () => {
    clearTimeout(late);
  });
}

/**
 * `..\..\x\名单.xlsx` → `名单.xlsx`: a name is only ever shown, never used as a path; marks that turn its reading round go too,
 * and it lies unsealed, so a number in it is masked.
 */
function safeName(name: string): string {
  const last = basename(name.replaceAll("\\", "/"));
  const readable = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
  const clean = Array.from(maskNumbersIn(readable));
  return clean.length === 0 ? "未命名" : shortened(clean);
}

/** The ending stays: it tells people what the file is. */
function shortened(name: readonly string[]): string {
  if (name.length <= 150) return name.join("");
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : [];
  return [...name.slice(0, 149 - ending.length), "…", ...ending].join("");
}

let swept: Promise<void> | undefined;

/** What a killed process was receiving; once in the life of this one. */
function removeStrays(): Promise<void> {
  swept ??= readdir(tmpdir()).then(async (names) => {
    for (const name of names) {
      const pid = Number(new RegExp(`^${FOLDER}(\\d+)-`).exec(name)?.[1]);
      if (Number.isInteger(pid) && !isAlive(pid))
        await rm(join(tmpdir(), name), { recursive: true, force: true });
    }
  });
  return swept.catch(() => undefined);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}
