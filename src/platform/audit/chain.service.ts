/**
 * The hash chain over the audit log. Entries are written by the transactions themselves; a sealer links them in the order of
 * their ids within a second, each digest covering the entry and the digest before. Changing, dropping or reordering any breaks it.
 */
import { CHAIN_START, canonicalJson, chainDigest } from "../crypto/digest.ts";
import type { Database } from "../db/database.ts";
import * as store from "./audit.store.ts";

const LOOK_BACK = 10_000;
const PAGE = 2_000;
const SEAL_EVERY_MS = 500;

export interface Verification {
  readonly ok: boolean;
  readonly entries: number;
  /** Number of the first link that does not fit. */
  readonly firstBroken: number | null;
  /** Entries that wait for the sealer; a few are normal. */
  readonly unlinked: number;
}

/** Links what is not yet linked; returns how many. */
export async function sealEntries(database: Database): Promise<number> {
  return database.kysely.transaction().execute(async (tx) => {
    if (!(await store.lockSealer(tx))) return 0;
    const last = await store.findLastLink(tx);
    let digest = last?.digest ?? CHAIN_START;
    let seq = last?.seq ?? 0;
    const links = (await store.listUnlinked(tx, LOOK_BACK, PAGE)).map((entry) => {
      digest = chainDigest(digest, canonicalEntry(entry));
      seq += 1;
      return { seq, entry_id: entry.id, digest };
    });
    if (links.length > 0) await store.insertLinks(tx, links);
    return links.length;
  });
}

/** Walks the whole chain and computes every digest anew. */
export async function verifyChain(database: Database): Promise<Verification> {
  let digest = CHAIN_START;
  let seq = 0;
  for (;;) {
    const page = await store.listLinked(database.kysely, seq, PAGE);
    for (const row of page) {
      digest = chainDigest(digest, canonicalEntry(row));
      seq += 1;
      if (row.seq !== seq || !digest.equals(row.digest)) {
        return {
          ok: false,
          entries: seq,
          firstBroken: row.seq,
          unlinked: await store.countUnlinked(database.kysely),
        };
      }
    }
    if (page.length < PAGE) break;
  }
  return { ok: true, entries: seq, firstBroken: null, unlinked: await store.countUnlinked(database.kysely) };
}

/** What the chain covers: all of the entry. */
function canonicalEntry(entry: store.EntryRow): string {
  return canonicalJson([
    entry.id,
    entry.at.toISOString(),
    entry.account_id,
    entry.actor,
    entry.role,
    entry.operation,
    entry.effect,
    entry.purpose,
    entry.subject_ids,
    entry.scope_code,
    entry.detail,
    entry.ip,
    entry.trace_id,
  ]);
}

export interface Sealer {
  stop(): Promise<void>;
}

/** Seals every half second until stopped, and once more then. */
export function startSealer(database: Database, onError: (error: unknown) => void): Sealer {
  let running: Promise<unknown> = Promise.resolve();
  const tick = () => {
    running = running.then(() => sealEntries(database)).catch(onError);
  };
  const timer = setInterval(tick, SEAL_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      tick();
      await running;
    },
  };
}
