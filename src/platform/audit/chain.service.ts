/**
 * The hash chain over the audit log. Entries are written by the transactions themselves; a sealer links them in the order of
 * their ids within a second, each digest covering the entry and the digest before. Changing, dropping or reordering any breaks it;
 * cutting its end off is seen by the heads that were noted elsewhere.
 */
import { CHAIN_START, chainDigest } from "../crypto/digest.ts";
import type { Database } from "../db/database.ts";
import * as store from "./audit.store.ts";
import { canonicalEntry, NEWEST_FORM } from "./canonical-entry.ts";
import type { ChainHeads, Head } from "./chain-heads.ts";

/** Ids behind the last link among which late ones are looked for, and how often so far back; in between a tenth of it. */
const LOOK_BACK = 10_000;
const FAR_LOOK_EVERY = 20;
const PAGE = 2_000;
const SEAL_EVERY_MS = 500;
const NOTE_HEAD_EVERY_MS = 60_000;

export interface Verification {
  readonly ok: boolean;
  readonly entries: number;
  /** Number of the first link that does not fit, or is missing. */
  readonly firstBroken: number | null;
  /** Entries that wait for the sealer; a few are normal. */
  readonly unlinked: number;
  /** The last link, to be written down: what `--head` takes. */
  readonly head: string | null;
}

/** Links what is not yet linked; returns how many. */
export async function sealEntries(database: Database, lookBack = LOOK_BACK): Promise<number> {
  return database.kysely.transaction().execute(async (tx) => {
    if (!(await store.lockSealer(tx))) return 0;
    const last = await store.findLastLink(tx);
    let digest = last?.digest ?? CHAIN_START;
    let seq = last?.seq ?? 0;
    const links = (await store.listUnlinked(tx, lookBack, PAGE)).map((entry) => {
      digest = digestOf(digest, entry, NEWEST_FORM) ?? digest;
      seq += 1;
      return { seq, entry_id: Number(entry.id), digest, form: NEWEST_FORM };
    });
    if (links.length > 0) await store.insertLinks(tx, links);
    return links.length;
  });
}

/** Walks the whole chain, computes every digest anew and compares the heads that were noted. */
export async function verifyChain(database: Database, heads: readonly Head[] = []): Promise<Verification> {
  const db = database.kysely;
  const noted = new Map(heads.map((head) => [`${head.seq}:${head.digest}`, head.seq]));
  const expected = new Set(noted.values());
  let digest = CHAIN_START;
  let seq = 0;
  const result = async (firstBroken: number | null): Promise<Verification> => ({
    ok: firstBroken === null,
    entries: seq,
    firstBroken,
    unlinked: await store.countUnlinked(db),
    head: seq === 0 ? null : tellHead({ seq, digest: digest.toString("hex") }),
  });
  for (;;) {
    const page = await store.listLinked(db, seq, PAGE);
    for (const link of page) {
      const next = link.entry === null ? undefined : digestOf(digest, link.entry, link.form);
      if (link.seq !== seq + 1 || next === undefined || !next.equals(link.digest)) return result(seq + 1);
      digest = next;
      seq += 1;
      // A chain that was computed anew as a whole fits in itself, but not to what was noted.
      const told = tellHead({ seq, digest: digest.toString("hex") });
      if (expected.has(seq) && !noted.has(told)) return result(seq);
    }
    if (page.length < PAGE) break;
  }
  return result(Math.max(0, ...expected) > seq ? seq + 1 : null);
}

function digestOf(previous: Buffer, entry: store.EntryText, form: number): Buffer | undefined {
  const spelled = canonicalEntry(entry, form);
  return spelled === undefined ? undefined : chainDigest(previous, spelled);
}

/** `SEQ:DIGEST`, as it is printed and written down. */
export function tellHead({ seq, digest }: Head): string {
  return `${seq}:${digest}`;
}

/** What somebody wrote down; `undefined` if it is no head. */
export function readHead(text: string): Head | undefined {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim());
  return match === null ? undefined : { seq: Number(match[1]), digest: String(match[2]).toLowerCase() };
}

/**
 * Notes the chain's head outside the database, if it has grown. A chain that no longer holds the newest head is not noted any more:
 * what was cut off must stay provable.
 */
export async function noteHead(database: Database, heads: ChainHeads): Promise<void> {
  const newest = heads
    .list()
    .reduce<Head | undefined>((a, b) => (a === undefined || b.seq > a.seq ? b : a), undefined);
  if (newest !== undefined) {
    const link = await store.findLink(database.kysely, newest.seq);
    if (link?.digest.toString("hex") !== newest.digest)
      throw new Error(`the audit chain no longer holds link ${newest.seq} as it was noted`);
  }
  const last = await store.findLastLink(database.kysely);
  if (last !== undefined && last.seq > (newest?.seq ?? 0))
    heads.note({ seq: last.seq, digest: last.digest.toString("hex") });
}

export interface Sealer {
  stop(): Promise<void>;
}

/** Seals every half second and notes the head every minute until stopped, and once more then. */
export function startSealer(
  database: Database,
  heads: ChainHeads,
  onError: (error: unknown) => void,
): Sealer {
  let running: Promise<unknown> = Promise.resolve();
  const next = (work: () => Promise<unknown>) => {
    running = running.then(work).catch(onError);
  };
  let turn = 0;
  const seal = () => {
    turn += 1;
    const lookBack = turn % FAR_LOOK_EVERY === 0 ? LOOK_BACK : LOOK_BACK / 10;
    next(() => sealEntries(database, lookBack));
  };
  const note = () => {
    next(() => noteHead(database, heads));
  };
  const timers = [setInterval(seal, SEAL_EVERY_MS), setInterval(note, NOTE_HEAD_EVERY_MS)];
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      next(() => sealEntries(database));
      note();
      await running;
    },
  };
}
