/**
 * Rows that rooms derive from parameters follow them: once what the rows were made with is no longer what holds (somebody confirmed a
 * change, or a value decided long ago begins today), they are made anew, chunk by chunk.
 */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { now, today } from "../../kernel/clock.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { keepDerivation, takeDerivation } from "./derivations.store.ts";

export interface Derivation {
  readonly name: string;
  /** What the rows rest on, written down: the same text, the same rows. */
  readonly basisOn: (tx: Tx, on: IsoDate) => Promise<string>;
  /** Makes a chunk anew, from where the last one ended (null: from the beginning); null when that was the last. */
  readonly deriveChunk: (tx: Tx, app: App, cursor: string | null) => Promise<string | null>;
}

const derivations = new Map<string, Derivation>();

/** For a room that keeps such rows: called once, when its module is loaded. */
export function followParametersIn(derivation: Derivation): void {
  derivations.set(derivation.name, derivation);
}

/** Before anybody can change a parameter: what has no basis yet was made with what holds now. */
export async function noteBases(app: App): Promise<void> {
  for (const derivation of derivations.values())
    await inWork(app, async (tx) => {
      if ((await takeDerivation(tx, derivation.name)) === "new") await trust(tx, derivation);
    });
}

async function trust(tx: Tx, { name, basisOn }: Derivation): Promise<void> {
  const basis = await basisOn(tx, today());
  await keepDerivation(tx, name, { basis, cursor: null, finishedAt: now() }, now());
}

/**
 * Brings everything up to date that rests on parameters; returns how many chunks that took. Each is a transaction that remembers where
 * it ended, so a kill loses at most one chunk, and a change in the middle begins again with what holds then.
 */
export async function followParameters(app: App, signal?: AbortSignal): Promise<number> {
  let chunks = 0;
  for (const derivation of derivations.values()) {
    while (signal?.aborted !== true && (await inWork(app, (tx) => deriveNext(tx, app, derivation))))
      chunks += 1;
  }
  return chunks;
}

function inWork<Result>(app: App, use: (tx: Tx) => Promise<Result>): Promise<Result> {
  const work = { operation: "platform.parameters.follow", effect: "write", audited: false } as const;
  return unitOfWork(app.database, systemActor("parameters"), work, use);
}

/** True when a chunk was made and more may follow. */
async function deriveNext(tx: Tx, app: App, derivation: Derivation): Promise<boolean> {
  const { name } = derivation;
  const state = await takeDerivation(tx, name);
  if (state === undefined) return false;
  if (state === "new") {
    await trust(tx, derivation);
    return false;
  }
  const basis = await derivation.basisOn(tx, today());
  const isSame = state.basis === basis;
  if (isSame && state.finishedAt !== null) return false;
  const cursor = await derivation.deriveChunk(tx, app, isSame ? state.cursor : null);
  await keepDerivation(tx, name, { basis, cursor, finishedAt: cursor === null ? now() : null }, now());
  return true;
}
