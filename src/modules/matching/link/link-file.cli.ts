/**
 * A roster without a browser: `check` says whom its rows may be and writes nothing; `commit` says the same and takes the file in under
 * its agreement, as if it had been uploaded, so that doubtful rows wait on the review desk and all can be undone there.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { mask, maskNumbersIn } from "../../../kernel/masking.ts";
import { Problem } from "../../../kernel/problem.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import {
  demandReadable,
  inboundInForce,
  receiveBatch,
} from "../../../platform/exchange/receive-batch.service.ts";
import { type BatchStanding, readStanding, runBatch } from "../../../platform/exchange/run-batch.job.ts";
import type { App } from "../../../platform/http/app.ts";
import { placeIndexOf } from "../../../platform/places/place-index.ts";
import { readPersonsToLink } from "../../registry/persons-to-link.service.ts";
import { readRoster } from "../rosters/read-roster.service.ts";
import type { ReadRow } from "../rosters/read-row.ts";
import { rosterProblems } from "../rosters/roster-problems.ts";
import type { RosterType } from "../rosters/roster-type.ts";
import { HeldRegister } from "./held-register.ts";
import { type OpenedRow, planRows } from "./plan-batch.service.ts";
import type { PlannedRow } from "./planned-row.ts";
import { endRegisterThread } from "./register-thread.job.ts";
import { openRow, sealRow } from "./row-box.service.ts";

export interface FileLink {
  readonly path: string;
  readonly type: RosterType;
  readonly mode: "check" | "commit";
}

export interface Voice {
  /** To standard output. */
  print(line: string): void;
  /** To standard error. */
  say(line: string): void;
}

const POLL_MS = 500;
const ACTOR = systemActor("command-line");

/** @returns whether all of the file was linked. @throws matching.roster.*, excel.*, exchange.batch.* */
export async function linkFile({ path, type, mode }: FileLink, app: App, voice: Voice): Promise<boolean> {
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size === undefined) throw new Problem(rosterProblems.fileMissing);
  const { rows } = await readRoster(path, type, { places: placeIndexOf(app.places.all) });
  const tally = await work(app, "matching.file.link", "read", (tx) => tellRows(tx, app, rows, type, voice));
  const summary = { summary: true, file: basename(path), roster: type.code, mode, ...tally };
  if (mode === "check") {
    voice.print(JSON.stringify(summary));
    return true;
  }
  const { id, state, heldFor, problem } = await commit(app, { path, type }, size, voice);
  voice.print(JSON.stringify({ ...summary, batchId: id, state, heldFor }));
  if (problem !== null) voice.say(`${problem.title}（${problem.code}）`);
  return state === "review" || state === "settled";
}

type Tally = Readonly<Record<"rows" | "certain" | "review" | "none" | "faulty", number>>;

async function tellRows(
  tx: Tx,
  app: App,
  rows: readonly ReadRow[],
  type: RosterType,
  { print }: Voice,
): Promise<Tally> {
  const { persons } = await readPersonsToLink(tx, app.cipher);
  const register = new HeldRegister(persons);
  const sound = rows.flatMap((row, at) => (row.faults.length > 0 ? [] : [openedRow(app, row, at + 1, type)]));
  const planned = new Map(
    (await planRows(tx, register, sound, type)).map((row) => [row.ordinal, row] as const),
  );
  const firstOf = new Map<string, number>();
  for (const { text, ordinal } of sound) if (!firstOf.has(text)) firstOf.set(text, ordinal);
  const texts = new Map(sound.map(({ text, ordinal }) => [ordinal, text] as const));
  const tally = { rows: rows.length, certain: 0, review: 0, none: 0, faulty: 0 };
  for (const [at, row] of rows.entries()) {
    // A row in the same words is the same person, although only the first is worked on.
    const ordinal = firstOf.get(texts.get(at + 1) ?? "") ?? at + 1;
    const plan = planned.get(ordinal);
    const told = tellRow(row, plan, register);
    if (plan === undefined) tally.faulty += 1;
    else tally[told.band] += 1;
    print(JSON.stringify({ ...told, ...(ordinal === at + 1 ? {} : { sameAs: rows[ordinal - 1]?.row }) }));
  }
  tx.note({ detail: { roster: type.code, rows: rows.length, register: register.size } });
  return tally;
}

function openedRow({ cipher }: App, { values }: ReadRow, ordinal: number, type: RosterType): OpenedRow {
  const { sealed, index } = sealRow(cipher, type, values);
  const { identity } = openRow(cipher, sealed);
  return { ordinal, index, identity, record: type.record(values), text: JSON.stringify(values) };
}

/** `score`: the best candidate's probability. */
function tellRow({ sheet, row, faults }: ReadRow, plan: PlannedRow | undefined, register: HeldRegister) {
  const pairs = plan?.pairs ?? [];
  return {
    sheet,
    row,
    band: plan?.band ?? ("none" as const),
    score: pairs[0]?.probability ?? 0,
    candidates: pairs.map(({ personId, probability }) => {
      const person = register.at(register.placeOf(personId) ?? -1);
      const { name = "", birthDate = null, citizenNo = null } = person ?? {};
      const citizenNoMasked = citizenNo === null ? null : mask("citizenNo", citizenNo);
      return { personId, name, birthDate, citizenNoMasked, probability };
    }),
    ...(faults.length === 0 ? {} : { faults: faults.map(({ message }) => message) }),
  };
}

/** The file goes its ordinary way: read, believed or held, linked. */
async function commit(
  app: App,
  { path, type }: Pick<FileLink, "path" | "type">,
  size: number,
  voice: Voice,
): Promise<BatchStanding> {
  const file = { path, size, name: maskNumbersIn(basename(path)), sha256: await digestOf(path) };
  await demandReadable({ file });
  const id = await work(app, "exchange.batch.upload", "write", async (tx) => {
    const [agreement, another] = await inboundInForce(tx, type.code);
    if (agreement === undefined) throw new Problem(rosterProblems.noAgreement);
    if (another !== undefined) throw new Problem(rosterProblems.severalAgreements);
    const kept = await receiveBatch(tx, app, { id: newId(), agreementId: agreement.id, file, via: "upload" });
    return kept.id;
  });
  try {
    for (;;) {
      await runBatch(app, id);
      const standing = await work(app, "exchange.batch.read", "read", (tx) => readStanding(tx, id));
      if (standing.state !== "reading" && standing.state !== "matching") return standing;
      // A server that runs beside was quicker.
      voice.say("正在比对");
      await pause(POLL_MS);
    }
  } finally {
    await endRegisterThread(app);
  }
}

async function digestOf(path: string): Promise<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest();
}

function work<Result>(
  app: App,
  operation: string,
  effect: "read" | "write",
  use: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return unitOfWork(app.database, ACTOR, { operation, effect }, use);
}
