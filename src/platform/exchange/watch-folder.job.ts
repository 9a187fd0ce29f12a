/**
 * Looks each minute into the folder where other units' machines lay rosters down: a sub-folder for each agreement. A file is taken when
 * its size stands still; then it lies in `done`, or in `refused` beside a text that says why.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { businessMoment, now, today } from "../../kernel/clock.ts";
import { maskNumbersIn } from "../../kernel/masking.ts";
import { Problem } from "../../kernel/problem.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { MAX_UPLOAD_BYTES, type UploadedFile } from "../http/upload.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { agreementState } from "./agreement-state.ts";
import { type AgreementRow, listAgreed } from "./agreements.store.ts";
import { findBatch, type ToldProblem } from "./batches.store.ts";
import { batchProblems } from "./exchange-problems.contract.ts";
import { demandReadable, receiveBatch } from "./receive-batch.service.ts";
import { runBatch } from "./run-batch.job.ts";

const DONE = "done";
const REFUSED = "refused";
/** What programs call a file while they still write it, and what systems leave about. */
const UNFINISHED = /^[.~]|\.(tmp|part|partial|crdownload|filepart)$/i;

/** What was seen of each file a minute ago, by its path. */
type Seen = Map<string, string>;

export async function startWatchingFolder(app: App, jobs: Jobs): Promise<void> {
  const seen: Seen = new Map();
  await jobs.schedule("exchange.folder", "* * * * *", (_, signal) => lookIntoFolder(app, seen, signal));
}

export async function lookIntoFolder(app: App, seen: Seen, signal?: AbortSignal): Promise<void> {
  const root = app.settings.exchangeDir;
  if (root === undefined) return;
  const agreed = await asSystem(app, listAgreed, { effect: "read", audited: false });
  for (const agreement of agreed) {
    if (agreement.folder === null || agreementState(agreement, today()) !== "inForce") continue;
    const folder = join(root, agreement.folder);
    try {
      // So that whoever sets the channel up finds where to lay files down.
      await mkdir(folder, { recursive: true });
      for (const name of await readdir(folder)) {
        if (signal?.aborted) return;
        await lookAt(app, agreement, { folder, name }, seen);
      }
    } catch (error) {
      app.log.error({ err: error, agreement: agreement.id }, "exchange folder could not be looked into");
    }
  }
}

interface Found {
  readonly folder: string;
  readonly name: string;
}

async function lookAt(app: App, agreement: AgreementRow, found: Found, seen: Seen): Promise<void> {
  const { folder, name } = found;
  const path = join(folder, name);
  const entry = await stat(path);
  if (!entry.isFile() || UNFINISHED.test(name)) return;
  const look = `${entry.size}/${entry.mtimeMs}`;
  if (seen.get(path) !== look) {
    seen.set(path, look);
    return;
  }
  seen.delete(path);
  const problem = await takeFile(app, agreement, found, look);
  await putAway(found, problem);
}

/** Undefined: taken. */
async function takeFile(
  app: App,
  { id: agreementId }: AgreementRow,
  { folder, name }: Found,
  look: string,
): Promise<ToldProblem | undefined> {
  try {
    const file = await readIn(join(folder, name), name);
    // The same file as it lies there has the same id: one that was taken before a crash is not received twice.
    const id = idOf([agreementId, name, look, file.sha256.toString("hex")]);
    const incoming = { id, agreementId, file, via: "folder" } as const;
    await demandReadable(incoming);
    await asSystem(app, (tx) => receiveBatch(tx, app, incoming));
    await runBatch(app, id);
    const batch = await asSystem(app, (tx) => findBatch(tx, id), { effect: "read", audited: false });
    return batch?.state === "refused" ? (batch.problem ?? undefined) : undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { code: error.code, title: error.title, detail: error.detail };
  }
}

async function readIn(path: string, name: string): Promise<UploadedFile> {
  const { size } = await stat(path);
  if (size > MAX_UPLOAD_BYTES) throw new Problem(batchProblems.tooLarge);
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return { path, size, name: Array.from(maskNumbersIn(name)).slice(-150).join(""), sha256: hash.digest() };
}

async function putAway({ folder, name }: Found, problem: ToldProblem | undefined): Promise<void> {
  const target = join(folder, problem === undefined ? DONE : REFUSED);
  await mkdir(target, { recursive: true });
  // The same name comes every month: none of them is written over.
  const stamped = `${now().toISOString().replaceAll(/\D/g, "").slice(0, 14)}-${name}`;
  await rename(join(folder, name), join(target, stamped));
  if (problem === undefined) return;
  const words = [`${businessMoment(now())} 没有收：${problem.title}`, problem.detail, `(${problem.code})`];
  await writeFile(join(target, `${stamped}.txt`), `${words.join("\r\n")}\r\n`);
}

/** An id of the form that others have, out of what tells a file from another. */
function idOf(parts: readonly string[]): string {
  const hex = createHash("sha256").update(parts.join("\n")).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A look that takes nothing leaves no trace. */
function asSystem<Result>(
  { database }: App,
  use: (tx: Tx) => Promise<Result>,
  more: { readonly effect?: "read"; readonly audited?: false } = {},
): Promise<Result> {
  const options = { operation: "exchange.folder.take", effect: "write", ...more } as const;
  return unitOfWork(database, systemActor("exchange"), options, use);
}
