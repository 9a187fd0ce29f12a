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

/** `field` keys seal values, `index` keys make the blind indexes. */
export type KeyUse = "field" | "index";

/**
 * A key comes into use in two steps, because other processes read the ring about once a second: it is announced, so that all of
 * them open and find what it makes; then it is activated and makes what is new.
 */
export interface KeyRing {
  state(): RingState;
  /** A key of its own for each purpose; the same purpose gives the same key. */
  derive(purpose: string, bytes: number): KeyObject;
  /** Gives the new id. @throws crypto.rotationUnderway while another key than the active one still opens */
  announce(use: KeyUse): number;
  /** What is new is made with this key; the one before goes on opening. */
  activate(use: KeyUse, id: number): void;
  /** @throws crypto.keyInUse for the active key */
  retire(use: KeyUse, id: number): void;
  /** Opens with this key again, known or not: for what a restored copy still holds under it. */
  reopen(use: KeyUse, id: number): void;
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
  const change = (use: KeyUse, edit: (keys: readonly RingKey[]) => RingKey[]) => {
    const member = use === "field" ? "fieldKeys" : "indexKeys";
    store.change((state) => ({ ...state, [member]: edit(state[member]) }));
  };
  return {
    state: () => store.load(),
    derive,
    announce(use) {
      let id = 0;
      change(use, (keys) => {
        if (keys.some((key) => key.state === "opening")) throw new Problem(cryptoProblems.rotationUnderway);
        id = Math.max(...keys.map((key) => key.id)) + 1;
        if (id > MAX_KEY_ID) throw new Error("the ring has no free key id");
        return [...keys, newKey(id, "opening")];
      });
      return id;
    },
    activate(use, id) {
      change(use, (keys) =>
        keys.map((key) => {
          if (key.id === id) return { ...key, state: "active" };
          return key.state === "active" ? { ...key, state: "opening" } : key;
        }),
      );
    },
    retire(use, id) {
      change(use, (keys) => keys.map((key) => (key.id === id ? retired(key) : key)));
    },
    reopen(use, id) {
      change(use, (keys) => {
        const others = keys.filter((key) => key.id !== id);
        const known = keys.find((key) => key.id === id) ?? newKey(id, "opening");
        const opening = known.state === "active" ? known : { ...known, state: "opening" as const };
        return [...others, opening].sort((one, other) => one.id - other.id);
      });
    },
  };
}

export function keysOf(state: RingState, use: KeyUse): readonly RingKey[] {
  return use === "field" ? state.fieldKeys : state.indexKeys;
}

export function firstRingState(master: KeyObject): RingState {
  const first = newKey(1, "active");
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

function newKey(id: number, state: RingKey["state"]): RingKey {
  return { id, createdAt: now().toISOString(), state };
}

function retired(key: RingKey): RingKey {
  if (key.state === "active") throw new Problem(cryptoProblems.keyInUse);
  return { ...key, state: "retired" };
}
