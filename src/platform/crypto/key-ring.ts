/**
 * Keys derived from the master key. The ring knows ids and states only: every key is HKDF-SM3(master, purpose, id), so the
 * master key and the ring file together open everything, and neither does alone.
 */
import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { now } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { cryptoProblems } from "./crypto-problems.ts";

const SALT = Buffer.from("tongan/keys/1");
const MAX_KEY_ID = 0xffff;

const keySchema = z.object({
  id: z.int().min(1).max(MAX_KEY_ID),
  createdAt: z.iso.datetime(),
  /** `active` seals and opens, `opening` only opens, `retired` does nothing any more. */
  state: z.enum(["active", "opening", "retired"]),
});
export type RingKey = z.infer<typeof keySchema>;

const keysSchema = z
  .array(keySchema)
  .refine((keys) => keys.filter((key) => key.state === "active").length === 1);

/** What is written to ring.json: no secret in it. */
export const ringStateSchema = z.object({
  format: z.literal(1),
  /** Tells at start whether the master key is the right one. */
  check: z.string(),
  fieldKeys: keysSchema,
  indexKeys: keysSchema,
});
export type RingState = z.infer<typeof ringStateSchema>;

/** Where the ring's state lives; `load` is asked often and answers from memory while nothing changed. */
export interface RingStore {
  load(): RingState;
  /** Applies the change to the newest state and keeps the result, one writer at a time. */
  change(edit: (state: RingState) => RingState): RingState;
}

export interface KeyRing {
  state(): RingState;
  /** A key of its own for each purpose; the same purpose gives the same key. */
  derive(purpose: string, bytes: number): KeyObject;
  /** A new key seals from now on; older ones keep opening. Gives the new id. */
  rotate(): number;
  /** @throws crypto.keyInUse for the key that seals */
  retire(id: number): void;
  /** New index values come from a new key, look-ups try both, until `finishIndexRotation`. Gives the new id. */
  beginIndexRotation(): number;
  /** To be called when every stored index value was computed anew. */
  finishIndexRotation(): void;
}

export function createKeyRing(master: KeyObject, store: RingStore): KeyRing {
  const cached = new Map<string, KeyObject>();
  const derive = (purpose: string, bytes: number) => {
    const name = `${purpose}:${bytes}`;
    const known = cached.get(name);
    if (known !== undefined) return known;
    const key = createSecretKey(Buffer.from(hkdfSync("sm3", master, SALT, name, bytes)));
    cached.set(name, key);
    return key;
  };
  return {
    state: () => store.load(),
    derive,
    rotate: () =>
      activeKey(store.change((state) => ({ ...state, fieldKeys: withNewKey(state.fieldKeys) })).fieldKeys).id,
    retire(id) {
      store.change((state) => ({
        ...state,
        fieldKeys: state.fieldKeys.map((key) => (key.id === id ? retired(key) : key)),
      }));
    },
    beginIndexRotation() {
      const { indexKeys } = store.change((state) => {
        if (state.indexKeys.some((key) => key.state === "opening"))
          throw new Problem(cryptoProblems.rotationUnderway);
        return { ...state, indexKeys: withNewKey(state.indexKeys) };
      });
      return activeKey(indexKeys).id;
    },
    finishIndexRotation() {
      store.change((state) => ({
        ...state,
        indexKeys: state.indexKeys.map((key) => (key.state === "opening" ? retired(key) : key)),
      }));
    },
  };
}

export function firstRingState(master: KeyObject): RingState {
  const first = { id: 1, createdAt: now().toISOString(), state: "active" as const };
  return { format: 1, check: masterKeyCheck(master), fieldKeys: [first], indexKeys: [first] };
}

/** A few bytes that only this master key gives and that tell nothing about it. */
export function masterKeyCheck(master: KeyObject): string {
  const key = createSecretKey(Buffer.from(hkdfSync("sm3", master, SALT, "check", 32)));
  return createHmac("sm3", key).update("tongan").digest("hex").slice(0, 16);
}

/** @throws crypto.wrongMasterKey */
export function demandMasterKey(master: KeyObject, state: RingState): void {
  const expected = Buffer.from(state.check);
  const actual = Buffer.from(masterKeyCheck(master));
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual))
    throw new Problem(cryptoProblems.wrongMasterKey);
}

export function activeKey(keys: readonly RingKey[]): RingKey {
  const key = keys.find((candidate) => candidate.state === "active");
  if (key === undefined) throw new Problem(cryptoProblems.badRing);
  return key;
}

function withNewKey(keys: readonly RingKey[]): RingKey[] {
  const id = Math.max(...keys.map((key) => key.id)) + 1;
  if (id > MAX_KEY_ID) throw new Error("the ring has no free key id");
  const older = keys.map((key) => (key.state === "active" ? { ...key, state: "opening" as const } : key));
  return [...older, { id, createdAt: now().toISOString(), state: "active" }];
}

function retired(key: RingKey): RingKey {
  if (key.state === "active") throw new Problem(cryptoProblems.keyInUse);
  return { ...key, state: "retired" };
}
