/** What the server has written meanwhile, page by page; of a page documents, departures and cursor come in one transaction. */
import { type ChangesAnswer, readChanges } from "../../sync/changes.contract.ts";
import { bytesOf } from "./cipher.ts";
import { sealValue } from "./envelope.ts";
import { keepClock, openKeysOf, type PhoneCore, sealsOf, write } from "./phone-core.ts";
import { changeSync, freshSync, readMeta } from "./phone-meta.ts";
import type { DeskRow, DocumentRow, StoreTx } from "./phone-store.ts";
import type { Call } from "./photo-push.ts";
import { childrenPending } from "./receipts.ts";

const WEEK_MS = 7 * 86_400_000;
const DAY_MS = 86_400_000;

type Answered = (answer: Pick<ChangesAnswer, "device" | "serverAt">) => Promise<void>;

/** How many documents came. @throws ApiProblem; what has come stays, and the next try begins behind it */
export async function pullAll(core: PhoneCore, call: Call, answered: Answered): Promise<number> {
  openKeysOf(core);
  let { received, digest, cursor } = await readOn(core, call, answered, false);
  const { comparedAt } = await syncMarks(core);
  if (core.clock.trusted() - comparedAt < WEEK_MS) return received;
  ({ received, digest, cursor } = add(received, await readOn(core, call, answered, true)));
  if (digest === null) return received;
  const isSame = digest === (await heldDigest(core));
  await write(core, [], async (tx) => {
    // Where they differ all is read anew; still different, it is asked again tomorrow and not at once for ever.
    const comparedNow = core.clock.trusted() - (isSame ? 0 : WEEK_MS - DAY_MS);
    await changeSync(tx, { comparedAt: comparedNow, cursor: isSame ? cursor : null });
  });
  if (!isSame) ({ received } = add(received, await readOn(core, call, answered, false)));
  return received;
}

interface Reading {
  readonly received: number;
  readonly digest: string | null;
  readonly cursor: string;
}

function add(before: number, reading: Reading): Reading {
  return { ...reading, received: before + reading.received };
}

async function readOn(core: PhoneCore, call: Call, answered: Answered, check: boolean): Promise<Reading> {
  let received = 0;
  for (;;) {
    const { cursor, deskDigest } = await syncMarks(core);
    const answer = await call(readChanges, {
      query: {
        deviceId: core.deviceId,
        cursor: cursor ?? undefined,
        desk: deskDigest ?? undefined,
        check: check ? "true" : undefined,
      },
    });
    await answered(answer);
    if (answer.cursor !== cursor || hasContent(answer)) await takePage(core, answer);
    received += answer.documents.length;
    if (!answer.more) return { received, digest: answer.digest, cursor: answer.cursor };
    await core.changed();
  }
}

function hasContent({ documents, gone, everyId, desk }: ChangesAnswer): boolean {
  return documents.length > 0 || gone.length > 0 || everyId !== null || desk !== null;
}

async function takePage(core: PhoneCore, page: ChangesAnswer): Promise<void> {
  const rows = await Promise.all(
    page.documents.map(async ({ id, placeCode, digest, body }): Promise<DocumentRow> => {
      const sealed = await sealValue(core.cipher, sealsOf(core), `document:${id}`, body);
      return { id, placeCode, digest, leaving: null, sealed };
    }),
  );
  const desk: DeskRow[] =
    page.desk === null
      ? []
      : [{ id: "desk", sealed: await sealValue(core.cipher, sealsOf(core), "desk", page.desk.body) }];
  await write(core, ["documents", "desk", "outbox"], async (tx) => {
    await tx.putAll("documents", rows);
    await letGo(tx, page);
    await tx.putAll("desk", desk);
    await changeSync(tx, {
      cursor: page.cursor,
      ...(page.desk === null ? {} : { deskDigest: page.desk.digest }),
    });
    await keepClock(core, tx);
  });
}

/** A child that has left stays while something that was done for it still waits, marked. */
async function letGo(tx: StoreTx, { gone, everyId }: ChangesAnswer): Promise<void> {
  const left = new Map(gone.map(({ id, why }) => [id, why]));
  if (everyId !== null) {
    const inScope = new Set(everyId);
    for (const { id } of await tx.list("documents"))
      if (!inScope.has(id) && !left.has(id)) left.set(id, "已经不在您负责的村（社区）");
  }
  if (left.size === 0) return;
  const pending = await childrenPending(tx);
  for (const [id, why] of left) {
    const row = await tx.get("documents", id);
    if (row === undefined) continue;
    if (pending.has(id)) await tx.put("documents", { ...row, leaving: why });
    else await tx.remove("documents", id);
  }
}

async function syncMarks(core: PhoneCore) {
  return core.store.transact("read", ["meta"], async (tx) => (await readMeta(tx, "sync")) ?? freshSync);
}

/** Phone and server compare all that the phone holds in one line: SHA-256 over `<id>:<digest>\n`, ordered by id. */
async function heldDigest(core: PhoneCore): Promise<string> {
  const rows = await core.store.transact("read", ["documents"], (tx) => tx.list("documents"));
  return core.cipher.sha256(bytesOf(heldText(rows.filter(({ leaving }) => leaving === null))));
}

export function heldText(documents: readonly { readonly id: string; readonly digest: string }[]): string {
  return documents
    .map(({ id, digest }) => `${id}:${digest}\n`)
    .sort()
    .join("");
}
