/**
 * Entries of what was only read, written together: whoever reads waits until the entry is committed, but those who read at the
 * same moment share one statement (docs/decisions/0008). What is written is logged inside its own transaction instead.
 */
import type { Sql } from "../db/sql.ts";
import { type AuditDraft, insertAuditEntries } from "./audit.store.ts";

const AT_ONCE = 100;

export interface ReadsLog {
  /** Resolves when the entry is committed; rejects when it could not be, and then nothing may be shown. */
  add(draft: AuditDraft): Promise<void>;
}

interface Waiting {
  readonly draft: AuditDraft;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export function createReadsLog(db: Sql): ReadsLog {
  const waiting: Waiting[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    if (writing) return;
    writing = true;
    // Whoever comes while one batch is being written makes the next.
    while (waiting.length > 0) await write(db, waiting.splice(0, AT_ONCE));
    writing = false;
  }

  return {
    add: (draft) =>
      new Promise((done, failed) => {
        waiting.push({ draft, done, failed });
        void writeAll();
      }),
  };
}

async function write(db: Sql, batch: readonly Waiting[]): Promise<void> {
  try {
    await insertAuditEntries(
      db,
      batch.map(({ draft }) => draft),
    );
    for (const { done } of batch) done();
  } catch (error) {
    // One entry that the database refuses must not hold up the others.
    const [first, ...others] = batch;
    if (others.length === 0) first?.failed(error);
    else for (const one of batch) await write(db, [one]);
  }
}
