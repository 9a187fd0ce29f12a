/**
 * A second copy of what only this phone has, outside of its store: a browser that finds a byte of its database wrong throws the whole
 * database away (decision 0039). Files of the browser's cache are kept one by one, so that one broken file costs itself.
 */
import type { Bytes } from "./cipher.ts";
import type { Surroundings } from "./surroundings.ts";

export interface SpareCopy {
  keys(): Promise<string[]>;
  read(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Where the browser has no cache there is no second copy, and nothing else is different. */
export function browserSpare(name: string): SpareCopy {
  // Typed as always there; a private window has it and throws.
  const { caches } = globalThis as { caches?: CacheStorage };
  if (caches === undefined) return noSpare;
  const cache = () => caches.open(`${name}-spare`);
  return {
    async keys() {
      const kept = await (await cache()).keys();
      return kept.map(({ url }) => keyOf(url)).filter((key) => key !== undefined);
    },
    async read(key) {
      const kept = await (await cache()).match(addressOf(key));
      return kept === undefined ? undefined : fromText(await kept.text());
    },
    async put(key, value) {
      await (await cache()).put(addressOf(key), new Response(toText(value)));
    },
    async remove(key) {
      await (await cache()).delete(addressOf(key));
    },
  };
}

const PATIENCE_MS = 5_000;

/** A cache that does not answer keeps a page waiting once, and is not asked again by this page. */
export function patientSpare(spare: SpareCopy, after: Surroundings["after"]): SpareCopy {
  let isDead = false;
  function inTime<T>(ask: () => Promise<T>): Promise<T> {
    if (isDead) return Promise.reject(new Error("the second copy does not answer"));
    return new Promise((resolve, reject) => {
      const cancel = after(PATIENCE_MS, () => {
        isDead = true;
        reject(new Error("the second copy does not answer"));
      });
      ask().then(resolve, reject).finally(cancel);
    });
  }
  return {
    keys: () => inTime(() => spare.keys()),
    read: (key) => inTime(() => spare.read(key)),
    put: (key, value) => inTime(() => spare.put(key, value)),
    remove: (key) => inTime(() => spare.remove(key)),
  };
}

const noSpare: SpareCopy = {
  keys: async () => [],
  read: async () => undefined,
  put: async () => undefined,
  remove: async () => undefined,
};

/** Nobody asks for it over the line: an address is what a cache calls its keys. */
const PLACE = "/spare/";

function addressOf(key: string): string {
  return PLACE + encodeURIComponent(key);
}

function keyOf(url: string): string | undefined {
  const { pathname } = new URL(url);
  return pathname.startsWith(PLACE) ? decodeURIComponent(pathname.slice(PLACE.length)) : undefined;
}

/** Bytes have no place in JSON: they stand in it as base64 under a name that no row has. */
const BYTES = "$bytes";

export function toText(value: unknown): string {
  return JSON.stringify(value, (_name, one: unknown) =>
    one instanceof Uint8Array ? { [BYTES]: base64Of(one) } : one,
  );
}

export function fromText(text: string): unknown {
  return JSON.parse(text, (_name, one: unknown) => {
    if (typeof one !== "object" || one === null || !(BYTES in one)) return one;
    return bytesOfBase64(String(one[BYTES]));
  });
}

/** So many at a time: a call takes only so many arguments. */
const SLICE = 8192;

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += SLICE)
    text += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(text);
}

function bytesOfBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
