/** Opens the phone: the engine behind the pages, with no page in it. What it keeps, and how, stands in README.md. */
import { countSpared, readSpared } from "./bring-back.ts";
import { type Cipher, webCipher } from "./cipher.ts";
import { openDexieStore } from "./dexie-store.ts";
import { type Drafts, draftsOf } from "./drafts.ts";
import { openBytes, openValue, PIN_ROUNDS } from "./envelope.ts";
import {
  changeFirstPassword,
  ensureDevice,
  logInOnPhone,
  logOutOfPhone,
  type ProvenAccount,
  proveAccount,
  reloadHeld,
  unlockPhone,
} from "./holder.ts";
import { dismissFromOutbox, listOutbox, putIntoOutbox, replaceInOutbox, resendFromOutbox } from "./outbox.ts";
import type { HeldDocument, Phone, PhoneState } from "./phone.ts";
import { PhoneClock } from "./phone-clock.ts";
import { BALLAST_BYTES, keepClock, openKeysOf, type PhoneCore, write } from "./phone-core.ts";
import { PhoneEmpty, PhoneUnavailable } from "./phone-faults.ts";
import { readMeta } from "./phone-meta.ts";
import { type Lost, readState } from "./phone-state.ts";
import type { DocumentRow, PhoneStore } from "./phone-store.ts";
import { preparePhoto } from "./prepare-photo.ts";
import { noteOpening } from "./reads.ts";
import { browserSpare, patientSpare, type SpareCopy } from "./spare-copy.ts";
import { sparedStore } from "./spared-store.ts";
import { closeFiles, isLeaseOver } from "./standing.ts";
import { browserSurroundings, type Surroundings } from "./surroundings.ts";
import { type SyncLoop, startSyncLoop } from "./sync-loop.ts";
import { Telemetry } from "./telemetry.ts";
import { fetchTransport, type Transport } from "./transport.ts";

export interface PhoneOptions {
  readonly appVersion: string;
  /** As the holder would tell it from another: the browser's and the system's name. */
  readonly deviceName: string;
  readonly databaseName?: string;
  /** Other ports than the browser's. */
  readonly store?: PhoneStore;
  readonly spare?: SpareCopy;
  readonly transport?: Transport;
  readonly cipher?: Cipher;
  readonly surroundings?: Surroundings;
  /** How slow a guess at the PIN is made. */
  readonly pinRounds?: number;
  /** Thrown off when the phone is full. */
  readonly ballastBytes?: number;
}

const LEASE_LOOK_MS = 60_000;

/** @throws PhoneUnavailable with a sentence, where this browser cannot keep or cannot encrypt anything */
export async function openPhone(options: PhoneOptions): Promise<Phone> {
  const cipher = options.cipher ?? webCipher();
  if (cipher === undefined) throw new PhoneUnavailable("noCipher");
  const surroundings = options.surroundings ?? browserSurroundings();
  const name = options.databaseName ?? "tongan-phone";
  const spare = patientSpare(options.spare ?? browserSpare(name), (milliseconds, work) =>
    surroundings.after(milliseconds, work),
  );
  const store = sparedStore(options.store ?? (await openDexieStore({ name })), spare);
  const marks = await store.transact("read", ["meta"], (tx) => readMeta(tx, "clock"));
  const core: PhoneCore = {
    store,
    spare,
    cipher,
    surroundings,
    transport: options.transport ?? fetchTransport(),
    clock: new PhoneClock(() => surroundings.elapsed(), marks),
    telemetry: new Telemetry(),
    appVersion: options.appVersion,
    deviceName: options.deviceName,
    rounds: options.pinRounds ?? PIN_ROUNDS,
    ballastBytes: options.ballastBytes ?? BALLAST_BYTES,
    deviceId: "",
    held: undefined,
    sending: new Set(),
    changed: async () => undefined,
  };
  await reloadHeld(core);
  // Its time outlives a phone that was emptied, and nothing outlives a store that was thrown away: what the copy still has is a remnant.
  if (core.held === undefined && marks !== undefined) await store.clearSpare();
  await ensureDevice(core);
  const engine = new Engine(core, name);
  await engine.begin();
  core.telemetry.note("bootMs", surroundings.elapsed());
  return engine;
}

class Engine implements Phone {
  readonly #core: PhoneCore;
  readonly #drafts: Drafts;
  readonly #loop: SyncLoop;
  readonly #listeners = new Set<() => void>();
  readonly #endings: (() => void)[] = [];
  readonly #read = new Map<string, { readonly digest: string; readonly document: HeldDocument }>();
  #state: PhoneState | undefined;
  #tellTabs: () => void = () => undefined;
  #proven: ProvenAccount | undefined;
  #isPersistent = false;
  #lost: Lost | undefined;
  #isClosed = false;
  /** How often the state was asked for, and up to which asking it was looked at. */
  #asked = 0;
  #answered = 0;
  #looking: Promise<void> | undefined;

  constructor(core: PhoneCore, name: string) {
    this.#core = core;
    core.changed = async () => {
      await this.#refresh();
      this.#tellTabs();
    };
    this.#drafts = draftsOf(core);
    this.#loop = startSyncLoop(core, `${name}-sync`);
    const channel = core.surroundings.openChannel(name, () => void this.#hear().catch(() => undefined));
    this.#tellTabs = () => {
      if (!this.#isClosed) channel.tell();
    };
    this.#endings.push(() => {
      channel.close();
    });
  }

  async begin(): Promise<void> {
    const { surroundings, held } = this.#core;
    if (held === undefined) this.#lost = await this.#findLoss();
    else {
      // The browser writes it to the disk when it likes: one that was killed soon after the log-in has no marker.
      surroundings.marker.write(this.#core.deviceId);
      void this.#core.store.refill();
    }
    await this.#lookAtLease();
    await this.#refresh();
    this.#endings.push(
      surroundings.onWake((why) => {
        if (why === "leaving") void this.#drafts.flushAll().catch(() => undefined);
        else {
          void this.#lookAtLease().catch(() => undefined);
          this.#loop.nudge(why);
        }
      }),
    );
    this.#watchLease();
    if (held !== undefined) void this.#askPersistence();
    this.#loop.nudge("opened");
  }

  get state(): PhoneState {
    if (this.#state === undefined) throw new Error("the phone is not open yet");
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async proveAccount(given: Parameters<Phone["proveAccount"]>[0]): Promise<{ readonly isFirst: boolean }> {
    this.#proven = await proveAccount(this.#core, given);
    return { isFirst: this.#proven.session.mustChangePassword === true };
  }

  async changeFirstPassword(next: string): Promise<void> {
    if (this.#proven === undefined) throw new PhoneEmpty();
    this.#proven = await changeFirstPassword(this.#core, this.#proven, next);
  }

  async logIn(given: Parameters<Phone["logIn"]>[0]): Promise<void> {
    await this.#drafts.flushAll();
    const proven = this.#proven;
    // Asked anew next time: what was proved may have ended meanwhile.
    this.#proven = undefined;
    await logInOnPhone(this.#core, given, proven);
    this.#drafts.forgetMemory();
    this.#lost = undefined;
    await this.#core.changed();
    void this.#askPersistence();
    this.#loop.nudge("opened");
  }

  async unlock(pin: string): Promise<string | null> {
    await this.#drafts.flushAll();
    const sentence = await unlockPhone(this.#core, pin);
    if (sentence === null) this.#drafts.forgetMemory();
    await this.#core.changed();
    if (sentence === null) this.#loop.nudge("opened");
    return sentence;
  }

  async lock(): Promise<void> {
    await this.#drafts.flushAll();
    this.#forgetMemory();
    await this.#refresh();
  }

  async logOut({ evenIfWaiting }: { evenIfWaiting: boolean }): Promise<void> {
    await logOutOfPhone(this.#core, evenIfWaiting);
    this.#lost = undefined;
    this.#forgetMemory();
    await this.#core.changed();
  }

  async listDocuments(): Promise<readonly HeldDocument[]> {
    openKeysOf(this.#core);
    const rows = await this.#core.store.transact("read", ["documents"], (tx) => tx.list("documents"));
    return Promise.all(rows.filter(({ leaving }) => leaving === null).map((row) => this.#openDocument(row)));
  }

  async findDocument(id: string): Promise<HeldDocument | undefined> {
    openKeysOf(this.#core);
    const startedAt = this.#core.surroundings.elapsed();
    const row = await this.#core.store.transact("read", ["documents"], (tx) => tx.get("documents", id));
    if (row === undefined) return undefined;
    const document = await this.#openDocument(row);
    this.#core.telemetry.note("openFileMs", this.#core.surroundings.elapsed() - startedAt);
    return document;
  }

  async #openDocument(row: DocumentRow): Promise<HeldDocument> {
    const known = this.#read.get(row.id);
    if (known?.digest === row.digest && known.document.leaving === row.leaving) return known.document;
    const keys = openKeysOf(this.#core);
    const body = await openValue(this.#core.cipher, keys, `document:${row.id}`, row.sealed);
    const { id, placeCode, leaving } = row;
    const document = { id, placeCode, leaving, body: body as HeldDocument["body"] };
    // Locked meanwhile, nothing stays in memory.
    if (this.#core.held?.keys === keys) this.#read.set(id, { digest: row.digest, document });
    return document;
  }

  async readDesk(): Promise<Readonly<Record<string, unknown>> | undefined> {
    const keys = openKeysOf(this.#core);
    const row = await this.#core.store.transact("read", ["desk"], (tx) => tx.get("desk", "desk"));
    if (row === undefined) return undefined;
    return (await openValue(this.#core.cipher, keys, "desk", row.sealed)) as Record<string, unknown>;
  }

  noteRead(childId: string): void {
    // What cannot be noted must not keep anybody from the file of a child.
    void noteOpening(this.#core, childId).catch(() => undefined);
  }

  readDraft(key: string) {
    return this.#drafts.read(key);
  }

  keepDraft(key: string, value: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#drafts.keep(key, value);
  }

  forgetDraft(key: string): Promise<void> {
    return this.#drafts.forget(key);
  }

  draftKeeper(key: string, told?: (isKept: boolean) => void) {
    return this.#drafts.keeper(key, told);
  }

  listDrafts() {
    return this.#drafts.list();
  }

  save(work: Parameters<Phone["save"]>[0]): Promise<void> {
    const startedAt = this.#core.surroundings.elapsed();
    return this.#drafts.ending(work.forgetDrafts ?? [], async () => {
      await putIntoOutbox(this.#core, work);
      this.#core.telemetry.note("saveMs", this.#core.surroundings.elapsed() - startedAt);
      await this.#afterWriting();
    });
  }

  listOutbox() {
    return listOutbox(this.#core);
  }

  async replace(id: string, mutation: Parameters<Phone["replace"]>[1]): Promise<void> {
    await replaceInOutbox(this.#core, id, mutation);
    await this.#afterWriting();
  }

  async resend(id: string): Promise<void> {
    await resendFromOutbox(this.#core, id);
    await this.#afterWriting();
  }

  async dismiss(id: string): Promise<void> {
    await dismissFromOutbox(this.#core, id);
    await this.#core.changed();
  }

  async syncNow() {
    // Emptied or locked meanwhile: the pass itself says so.
    await this.#lookAtLease().catch(() => undefined);
    return this.#loop.syncNow();
  }

  today(): string {
    return this.#core.clock.today();
  }

  async readPhoto(digest: string): Promise<Blob | undefined> {
    const keys = openKeysOf(this.#core);
    const rows = await this.#core.store.transact("read", ["photos", "pieces"], async (tx) => {
      if (!(await tx.has("photos", digest))) return [];
      const found = [];
      for (let i = 0; ; i++) {
        const row = await tx.get("pieces", `${digest}:${i}`);
        if (row === undefined) return found;
        found.push(row);
      }
    });
    if (rows.length === 0) return undefined;
    const open = ({ id, sealed }: (typeof rows)[number]) =>
      openBytes(this.#core.cipher, keys, `piece:${id}`, sealed);
    return new Blob(await Promise.all(rows.map(open)), { type: "image/jpeg" });
  }

  preparePhoto(file: File) {
    return preparePhoto(this.#core.cipher, file);
  }

  async close(): Promise<void> {
    await this.#drafts.flushAll().catch(() => undefined);
    this.#isClosed = true;
    for (const end of this.#endings) end();
    await this.#loop.stop();
    this.#core.store.close();
  }

  async #afterWriting(): Promise<void> {
    // It is on the disk; that the page shows it a moment later must not look like a failure.
    await this.#core.changed().catch(() => undefined);
    this.#loop.nudge("saved");
  }

  #forgetMemory(): void {
    const { held } = this.#core;
    if (held !== undefined) this.#core.held = { ...held, keys: undefined };
    this.#read.clear();
    this.#drafts.forgetMemory();
  }

  async #hear(): Promise<void> {
    if (this.#isClosed) return;
    await reloadHeld(this.#core);
    await this.#refresh();
  }

  async #findLoss(): Promise<Lost | undefined> {
    const spared = await readSpared(this.#core.spare);
    if (spared !== undefined) return { spared: countSpared(spared) };
    return this.#core.surroundings.marker.read() === null ? undefined : { spared: undefined };
  }

  /** One look at a time: an older one that ends later must not have the last word. */
  async #refresh(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    // Whoever asked while somebody looked waits for a look that began after the asking, whoever begins it.
    while (this.#answered < asked && !this.#isClosed) {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = undefined;
      });
      await this.#looking;
    }
  }

  async #look(): Promise<void> {
    const asked = this.#asked;
    const state = await readState(this.#core, {
      isRunning: this.#loop.isRunning,
      isPersistent: this.#isPersistent,
      lost: this.#lost,
    });
    this.#answered = asked;
    if (state.phase !== "open") this.#read.clear();
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  async #lookAtLease(): Promise<void> {
    const { held } = this.#core;
    if (held === undefined) return;
    if (held.keyring.leaseShare !== null && (await isLeaseOver(this.#core))) {
      await this.#drafts.flushAll();
      await closeFiles(this.#core);
      await this.#core.changed();
    } else await write(this.#core, [], (tx) => keepClock(this.#core, tx));
  }

  #watchLease(): void {
    if (this.#isClosed) return;
    const cancel = this.#core.surroundings.after(LEASE_LOOK_MS, () => {
      void this.#lookAtLease().catch(() => undefined);
      this.#endings.splice(this.#endings.indexOf(cancel), 1);
      this.#watchLease();
    });
    this.#endings.push(cancel);
  }

  async #askPersistence(): Promise<void> {
    this.#isPersistent = await this.#core.surroundings.askPersistence();
    await this.#refresh().catch(() => undefined);
  }
}
