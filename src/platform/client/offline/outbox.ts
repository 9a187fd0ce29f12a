/** What was done and is not received yet: put in whole or not at all, never rewritten, never dropped without a receipt. */
import { nowIso } from "../../../kernel/clock.ts";
import type { Mutation, Receipt } from "../../sync/mutation.contract.ts";
import { PHOTO_PIECE_BYTES } from "../../sync/photos.contract.ts";
import { openValue, sealBytes, sealValue } from "./envelope.ts";
import type { NewMutation, OutboxItem, PreparedPhoto } from "./phone.ts";
import { openKeysOf, type PhoneCore, sealsOf, write, writeFirst } from "./phone-core.ts";
import { NotNow } from "./phone-faults.ts";
import { readMeta, writeMeta } from "./phone-meta.ts";
import type { OutboxRow, PhotoRow, PieceRow, StoreTx } from "./phone-store.ts";

/** As it is sent, but for the number, which it gets when it is put in. */
interface SealedMutation {
  readonly mutation: Omit<Mutation, "n">;
  readonly label: string;
}

/** Which files were opened: written by the phone itself. */
export const filesOpened = "workforce.files.opened";

export interface Work {
  readonly mutations: readonly NewMutation[];
  readonly photos?: readonly PreparedPhoto[];
  readonly forgetDrafts?: readonly string[];
}

/** One strict transaction: mutations, photos and the end of their drafts. Saved twice it is saved once. @throws PhoneFull, PhoneEmpty */
export async function putIntoOutbox(
  core: PhoneCore,
  work: Work,
  besides: (tx: StoreTx) => Promise<void> = async () => undefined,
): Promise<void> {
  const rows = await Promise.all(work.mutations.map((mutation) => rowOf(core, mutation)));
  const photos = await Promise.all((work.photos ?? []).map((photo) => sealPhoto(core, photo)));
  const bodies = work.mutations.map(({ id, body }) => ({ id, text: JSON.stringify(body) }));
  await writeFirst(core, ["outbox", "photos", "pieces", "drafts", "reads"], async (tx) => {
    await putRows(core, tx, rows);
    for (const { photo, pieces } of photos) {
      const of = bodies.filter(({ text }) => text.includes(photo.digest)).map(({ id }) => id);
      await putPhoto(tx, { ...photo, mutations: of.length > 0 ? of : bodies.map(({ id }) => id) }, pieces);
    }
    for (const key of work.forgetDrafts ?? []) await tx.remove("drafts", key);
    await besides(tx);
  });
}

type Numberless = Omit<OutboxRow, "n">;

async function rowOf(core: PhoneCore, made: NewMutation): Promise<Numberless> {
  const at = nowIso();
  const mutation: SealedMutation["mutation"] = {
    id: made.id,
    operation: made.operation,
    formVersion: made.formVersion,
    params: { ...made.params },
    body: { ...made.body },
    placeCode: made.placeCode,
    childId: made.childId ?? null,
    at,
    seenServerAt: core.clock.seenServerAt,
    dependsOn: [...(made.dependsOn ?? [])],
  };
  return rowAround(core, { mutation, label: made.label });
}

async function rowAround(core: PhoneCore, content: SealedMutation): Promise<Numberless> {
  const { id, childId, at, dependsOn, operation } = content.mutation;
  return {
    id,
    state: "waiting",
    childId,
    at,
    doneAt: null,
    replacedBy: null,
    dependsOn,
    isQuiet: operation === filesOpened,
    fault: null,
    sealed: await sealValue(core.cipher, sealsOf(core), `outbox:${id}`, content),
    receipt: null,
  };
}

async function putRows(core: PhoneCore, tx: StoreTx, rows: readonly Numberless[]): Promise<void> {
  const device = (await readMeta(tx, "device")) ?? { id: core.deviceId, lastN: 0 };
  let n = device.lastN;
  for (const row of rows) {
    if ((await tx.get("outbox", row.id)) !== undefined) continue;
    n += 1;
    await tx.put("outbox", { ...row, n });
  }
  if (n > device.lastN) await writeMeta(tx, "device", { ...device, lastN: n });
}

async function sealPhoto(core: PhoneCore, { digest, blob }: PreparedPhoto) {
  const whole = new Uint8Array(await blob.arrayBuffer());
  const pieces: PieceRow[] = [];
  for (let i = 0; i * PHOTO_PIECE_BYTES < whole.length; i++) {
    const id = `${digest}:${i}`;
    const plain = whole.slice(i * PHOTO_PIECE_BYTES, (i + 1) * PHOTO_PIECE_BYTES);
    pieces.push({ id, sealed: await sealBytes(core.cipher, sealsOf(core), `piece:${id}`, plain) });
  }
  const photo = { digest, bytes: whole.length, state: "waiting", restarts: 0 } as const;
  return { photo, pieces };
}

/** The same picture in two visits is kept once. */
async function putPhoto(tx: StoreTx, photo: PhotoRow, pieces: readonly PieceRow[]): Promise<void> {
  const there = await tx.get("photos", photo.digest);
  await tx.put("photos", {
    ...photo,
    mutations: [...new Set([...(there?.mutations ?? []), ...photo.mutations])],
  });
  await tx.putAll("pieces", pieces);
}

export async function openMutation(
  core: PhoneCore,
  row: OutboxRow,
): Promise<SealedMutation & { mutation: Mutation }> {
  const keys = openKeysOf(core);
  const content = (await openValue(core.cipher, keys, `outbox:${row.id}`, row.sealed)) as SealedMutation;
  return { ...content, mutation: { ...content.mutation, n: row.n } };
}

/** As a person sees it, the last first. @throws PhoneClosed */
export async function listOutbox(core: PhoneCore): Promise<OutboxItem[]> {
  const keys = openKeysOf(core);
  const { rows, photos } = await core.store.transact("read", ["outbox", "photos"], async (tx) => ({
    rows: await tx.list("outbox"),
    photos: await tx.list("photos"),
  }));
  const shown = rows.filter(({ state, isQuiet }) => state !== "replaced" && !isQuiet);
  const items = await Promise.all(
    shown.map(async (row): Promise<OutboxItem> => {
      const { mutation, label } = await openMutation(core, row);
      const receipt =
        row.receipt === null
          ? null
          : ((await openValue(core.cipher, keys, `receipt:${row.id}`, row.receipt)) as Receipt);
      const own = photos.filter(({ mutations }) => mutations.includes(row.id));
      const stuck = own.some(({ state }) => state === "attention");
      const { operation, childId, body, at } = mutation;
      return {
        ...{ id: row.id, n: row.n, operation, label, childId, body, at, receipt },
        ...{ params: mutation.params, placeCode: mutation.placeCode },
        state: stateOf(core, row, stuck),
        photosWaiting: own.length,
        replacedBy: row.replacedBy,
        fault: stuck ? PHOTO_STUCK : row.fault,
      };
    }),
  );
  return items.sort((a, b) => b.n - a.n);
}

const PHOTO_STUCK = "有一张照片传了两次都不对，文字已经收到。点“再传一次”，或者到有好网的地方再试。";

function stateOf(core: PhoneCore, row: OutboxRow, stuck: boolean): OutboxItem["state"] {
  if (core.sending.has(row.id)) return "sending";
  if (stuck || isToBeSeen(row)) return "attention";
  return row.state === "received" ? "received" : "waiting";
}

/** What a person has to look at: refused, kept beside another's words, or not taken on the way. */
export function isToBeSeen(row: OutboxRow): boolean {
  if (row.replacedBy !== null || row.isQuiet) return false;
  return row.state === "attention" || (row.state === "waiting" && row.fault !== null);
}

/** What was refused, written anew under a number of its own. @throws NotNow when it was not refused */
export async function replaceInOutbox(core: PhoneCore, id: string, mutation: NewMutation): Promise<void> {
  const row = await rowOf(core, mutation);
  const text = JSON.stringify(mutation.body);
  await writeFirst(core, ["outbox", "photos"], async (tx) => {
    const old = await tx.get("outbox", id);
    if (old?.state !== "attention" || old.replacedBy !== null) throw new NotNow("notRefused");
    await putRows(core, tx, [row]);
    await tx.put("outbox", { ...old, replacedBy: mutation.id });
    for (const photo of await tx.list("photos")) {
      if (photo.mutations.includes(id) && text.includes(photo.digest))
        await tx.put("photos", { ...photo, mutations: [...photo.mutations, mutation.id] });
    }
  });
}

/** Once more as it is: what was missing may be there by now. @throws NotNow */
export async function resendFromOutbox(core: PhoneCore, id: string): Promise<void> {
  await write(core, ["outbox", "photos"], async (tx) => {
    const row = await tx.get("outbox", id);
    const stuck = (await tx.list("photos")).filter(
      ({ state, mutations }) => state === "attention" && mutations.includes(id),
    );
    for (const photo of stuck) await tx.put("photos", { ...photo, state: "waiting", restarts: 0 });
    if (stuck.length > 0) return;
    if (row === undefined || row.replacedBy !== null || !isToBeSeen(row)) throw new NotNow("notRefused");
    await tx.put("outbox", { ...row, state: "waiting", doneAt: null, fault: null, receipt: null });
  });
}

/**
 * Leaves the list: what was received, and what was refused, for of that the office above has a copy under the receipt's number.
 * @throws NotNow while the server has not answered, or photos of it are only here
 */
export async function dismissFromOutbox(core: PhoneCore, id: string): Promise<void> {
  await write(core, ["outbox", "photos"], async (tx) => {
    const row = await tx.get("outbox", id);
    if (row === undefined) return;
    const onlyHere = (await tx.list("photos")).some(({ mutations }) => mutations.includes(id));
    if (row.state === "waiting" || onlyHere) throw new NotNow("notReceived");
    await tx.put("outbox", { ...row, state: "replaced" });
  });
}

/** Laid down at the end of a photo's way, or when the phone is emptied. */
export async function dropPhoto(tx: StoreTx, photo: PhotoRow): Promise<void> {
  for (let i = 0; i * PHOTO_PIECE_BYTES < photo.bytes; i++) await tx.remove("pieces", `${photo.digest}:${i}`);
  await tx.remove("photos", photo.digest);
}

/** A waiting mutation once more, under a new id and after another one: what it waited for has been written anew. */
export async function reissued(
  core: PhoneCore,
  content: { readonly mutation: Mutation; readonly label: string },
  given: { readonly id: string; readonly after: ReadonlyMap<string, string> },
): Promise<Numberless> {
  const { mutation } = content;
  const dependsOn = mutation.dependsOn.map((id) => given.after.get(id) ?? id);
  return rowAround(core, { label: content.label, mutation: { ...mutation, id: given.id, dependsOn } });
}

export async function putReissued(core: PhoneCore, tx: StoreTx, rows: readonly Numberless[]): Promise<void> {
  await putRows(core, tx, rows);
}
