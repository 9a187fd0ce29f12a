/**
 * The thread's side: reads the register, makes it ready once, follows its changes before each question, and answers. Rosters are linked
 * one after the other; whoever asks for one person gets a turn between their rows.
 */
import { parentPort, workerData } from "node:worker_threads";
import { setClock } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { createFieldCipher } from "../../../platform/crypto/cipher.ts";
import { openKeyRing } from "../../../platform/crypto/key-store.ts";
import { openDatabase, type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { type FilesMoment, listFilesChangedSince } from "../../registry/changed-files.service.ts";
import { readPersonsAround, readPersonsToLink } from "../../registry/persons-to-link.service.ts";
import { findDoubles } from "../doubles/find-doubles.ts";
import { findRosterType } from "../rosters/roster-types.ts";
import { HeldRegister } from "./held-register.ts";
import { planBatch } from "./plan-batch.service.ts";
import type * as messages from "./register-messages.ts";

const port = parentPort;
if (port === null) throw new Error("register-thread-entry runs as a worker thread");

const { databaseUrl, dataDir, masterKey } = workerData as messages.RegisterThreadData;
const database = openDatabase({ url: databaseUrl, max: 2 });
const cipher = createFieldCipher(openKeyRing({ dataDir, masterKey }));

function reading<Result>(operation: string, use: (tx: Tx) => Promise<Result>): Promise<Result> {
  return unitOfWork(database, systemActor("linking"), { operation, effect: "read" }, use);
}

let held: { readonly register: HeldRegister; moment: FilesMoment } | undefined;
let turn: Promise<unknown> = Promise.resolve();

/** The register as it is now. Those who ask at once wait for each other, so that it is read once. */
function upToDate(): Promise<HeldRegister> {
  const next = turn.then(() => follow());
  turn = next.catch(() => undefined);
  return next;
}

async function follow(): Promise<HeldRegister> {
  const before = held;
  if (before === undefined) return readWhole();
  const ids = { operation: "matching.register.follow", effect: "read", audited: false } as const;
  const changed = await unitOfWork(database, systemActor("linking"), ids, (tx) =>
    listFilesChangedSince(tx, before.moment),
  );
  if (changed === undefined) return readWhole();
  const { childIds, moment } = changed;
  if (childIds.length > 0) {
    const { persons, gone } = await reading("matching.register.read", async (tx) => {
      tx.note({ detail: { files: childIds.length } });
      return readPersonsAround(tx, cipher, childIds);
    });
    before.register.change(persons, gone);
  }
  before.moment = moment;
  return before.register;
}

async function readWhole(): Promise<HeldRegister> {
  held = undefined;
  const { persons, moment } = await reading("matching.register.read", async (tx) => {
    const read = await readPersonsToLink(tx, cipher);
    tx.note({ detail: { register: read.persons.length } });
    return read;
  });
  held = { register: new HeldRegister(persons), moment };
  return held.register;
}

let planning: Promise<unknown> = Promise.resolve();

async function answerTo(id: number, ask: messages.RegisterAsk): Promise<messages.RegisterAnswer> {
  switch (ask.kind) {
    case "plan": {
      const mine = planning.then(() => plan(id, ask));
      planning = mine.catch(() => undefined);
      return mine;
    }
    case "like":
      return like(await upToDate(), ask);
    case "doubles":
      return { found: findDoubles(await upToDate(), ask.childIds, ask.from) };
  }
}

/** So that taking them holds nobody up on the other side. */
const ROWS_A_PART = 500;

async function plan(id: number, { batchId, subject }: messages.PlanAsk): Promise<messages.PlanAnswer> {
  const type = findRosterType(subject);
  if (type === undefined) throw new Error(`no roster type ${subject}`);
  const register = await upToDate();
  const rows = await reading("matching.batch.plan", (tx) =>
    planBatch(tx, { cipher, register }, batchId, type),
  );
  for (let from = 0; from < rows.length; from += ROWS_A_PART)
    reply({ id, part: rows.slice(from, from + ROWS_A_PART) });
  return { modelVersion: register.modelVersion };
}

function like(register: HeldRegister, { record, limit, lo, hi }: messages.LikeAsk): messages.LikeAnswer {
  const found = register.like(record, limit, ({ seenFrom }) =>
    seenFrom.some((place) => place >= lo && place < hi),
  );
  return {
    persons: found.map(({ person: { id }, weight, probability, compared }) => ({
      ...{ id, weight, probability },
      compared: compared.filter(({ field }) => field !== "prior"),
    })),
  };
}

const reply = (message: messages.RegisterReply) => port.postMessage(message);

port.on("message", ({ id, clock, ask }: messages.RegisterRequest) => {
  setClock(clock);
  void answerTo(id, ask).then(
    (answer) => reply({ id, answer }),
    (error: unknown) =>
      reply({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
