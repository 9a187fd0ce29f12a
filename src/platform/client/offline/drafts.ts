/** Half a form, kept while it is written: one writing at a time for each form, the last word wins, whatever the ciphers' order. */
import { nowIso } from "../../../kernel/clock.ts";
import { openValue, sealValue } from "./envelope.ts";
import type { DraftKeeper } from "./phone.ts";
import { type PhoneCore, sealsOf, write, writeFirst } from "./phone-core.ts";
import type { DraftRow } from "./phone-store.ts";

type Value = Readonly<Record<string, unknown>>;

/** Within half a second of a keystroke, the store's own time included; so soon after the first, or who types on would lose all of it. */
const WRITTEN_WITHIN_MS = 250;

export interface Drafts {
  read(key: string): Promise<Value | undefined>;
  keep(key: string, value: Value): Promise<void>;
  forget(key: string): Promise<void>;
  list(): Promise<readonly { readonly key: string; readonly at: string }[]>;
  keeper(key: string, told?: (isKept: boolean) => void): DraftKeeper;
  /** While it is saved, and its drafts end with it, a page may still write them: they must not come back. @throws what the work throws */
  ending(keys: readonly string[], work: () => Promise<void>): Promise<void>;
  /** The page may be gone in a moment. */
  flushAll(): Promise<void>;
  /** What was typed while the files were closed is not in memory any longer. */
  forgetMemory(): void;
}

/** What a form holds that is not written yet. */
interface Pending {
  value: Value | undefined;
  /** While it is waited with: calls the waiting off. */
  cancel: (() => void) | undefined;
  readonly told: (isKept: boolean) => void;
}

export function draftsOf(core: PhoneCore): Drafts {
  const chains = new Map<string, Promise<void>>();
  const pending = new Map<string, Set<Pending>>();
  /** Typed on this page while the files were closed: it cannot be read back from the disk, and must not be typed twice. */
  const typed = new Map<string, Value>();

  function inTurn(key: string, work: () => Promise<void>): Promise<void> {
    const before = chains.get(key) ?? Promise.resolve();
    const done = before.catch(() => undefined).then(work);
    chains.set(key, done);
    const clear = () => {
      if (chains.get(key) === done) chains.delete(key);
    };
    done.then(clear, clear);
    return done;
  }

  async function put(key: string, value: Value): Promise<void> {
    const sealed = await sealValue(core.cipher, sealsOf(core), `draft:${key}`, value);
    const isClosed = core.held?.keys === undefined;
    await writeFirst(core, ["drafts"], async (tx) => {
      const there = await tx.get("drafts", key);
      if (there !== undefined && isClosed && !typed.has(key)) await tx.put("drafts", setAside(there));
      await tx.put("drafts", { key, at: nowIso(), sealed });
    });
    if (isClosed) typed.set(key, value);
  }

  /** Of drafts that are ending: what was typed meanwhile. */
  const late = new Map<string, Value | undefined>();

  async function keep(key: string, value: Value): Promise<void> {
    if (late.has(key)) late.set(key, value);
    else await inTurn(key, () => put(key, value));
  }

  /** It is about to be saved or thrown away: what a keeper still holds of it must not come back. */
  function settle(key: string): Promise<void> {
    for (const one of pending.get(key) ?? []) take(one);
    return inTurn(key, async () => undefined);
  }

  /** What could not be written waits for the next letter, or for the page to go. @throws PhoneFull */
  async function flush(key: string, one: Pending): Promise<void> {
    const value = take(one);
    if (value === undefined) return;
    try {
      await keep(key, value);
      one.told(true);
    } catch (error) {
      one.value ??= value;
      one.told(false);
      throw error;
    }
  }

  return {
    async read(key) {
      await chains.get(key)?.catch(() => undefined);
      const keys = core.held?.keys;
      if (keys === undefined) return typed.get(key);
      const row = await core.store.transact("read", ["drafts"], (tx) => tx.get("drafts", key));
      if (row === undefined) return undefined;
      return (await openValue(core.cipher, keys, boundOf(row), row.sealed)) as Value;
    },
    keep,
    async forget(key) {
      await settle(key);
      await inTurn(key, async () => {
        typed.delete(key);
        await write(core, ["drafts"], (tx) => tx.remove("drafts", key));
      });
    },
    async list() {
      const rows = await core.store.transact("read", ["drafts"], (tx) => tx.list("drafts"));
      return rows.map(({ key, at }) => ({ key, at })).sort((a, b) => (a.at < b.at ? 1 : -1));
    },
    keeper(key, told = () => undefined) {
      const own: Pending = { value: undefined, cancel: undefined, told };
      pending.set(key, (pending.get(key) ?? new Set()).add(own));
      return {
        change(value) {
          own.value = value;
          own.cancel ??= core.surroundings.after(
            WRITTEN_WITHIN_MS,
            () => void flush(key, own).catch(() => undefined),
          );
        },
        flush: () => flush(key, own),
        async stop() {
          await flush(key, own);
          pending.get(key)?.delete(own);
        },
      };
    },
    async ending(keys, work) {
      for (const key of keys) late.set(key, undefined);
      let isKept = false;
      try {
        for (const key of keys) await settle(key);
        await work();
        isKept = true;
      } finally {
        for (const key of keys) {
          const value = late.get(key);
          late.delete(key);
          // It was not saved after all: what was typed is a draft still.
          if (!isKept && value !== undefined) await keep(key, value).catch(() => undefined);
        }
      }
    },
    async flushAll() {
      await Promise.all([...pending].flatMap(([key, ones]) => [...ones].map((one) => flush(key, one))));
    },
    forgetMemory: () => {
      typed.clear();
    },
  };
}

/** Takes out what waits: nothing of it is written by itself any more. */
function take(one: Pending): Value | undefined {
  const { value } = one;
  one.cancel?.();
  one.cancel = undefined;
  one.value = undefined;
  return value;
}

const ASIDE = "#";

/** An earlier draft that cannot be read now is laid beside the new one, not written over. */
function setAside(row: DraftRow): DraftRow {
  return { ...row, key: `${row.key}${ASIDE}${row.at}` };
}

/** A draft that was laid aside is still sealed under the name under which it was written. */
function boundOf({ key }: DraftRow): string {
  return `draft:${key.split(ASIDE)[0] ?? key}`;
}
