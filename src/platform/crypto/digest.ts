/** SM3 digests, one spelling of a JSON value, and the step of a hash chain. */
import { hash } from "node:crypto";

export const SM3_BYTES = 32;

export function sm3(data: string | Uint8Array): Buffer {
  return hash("sm3", data, "buffer");
}

export function sm3Hex(data: string | Uint8Array): string {
  return hash("sm3", data, "hex");
}

/**
 * The same text for the same value, whatever the order of its keys (RFC 8785's order: by UTF-16 code units). Members that are
 * undefined are left out, as in JSON.stringify.
 * @throws TypeError for what JSON cannot say: NaN, Infinity, bigint, functions
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case "string":
    case "boolean":
      return JSON.stringify(value);
    case "number":
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
      return JSON.stringify(value);
    case "object":
      return value === null ? "null" : canonicalObject(value);
    default:
      throw new TypeError(`${typeof value} has no JSON form`);
  }
}

function canonicalObject(value: object): string {
  if (Array.isArray(value)) {
    return `[${value.map((item: unknown) => (item === undefined ? "null" : canonicalJson(item))).join(",")}]`;
  }
  if ("toJSON" in value && typeof value.toJSON === "function")
    return canonicalJson((value as { toJSON(): unknown }).toJSON());
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(",")}}`;
}

/** The digest of an entry and of all before it; the first entry follows `CHAIN_START`. */
export function chainDigest(previous: Uint8Array, entry: string): Buffer {
  if (previous.length !== SM3_BYTES) throw new RangeError("a link of the chain is 32 bytes");
  return sm3(Buffer.concat([previous, Buffer.from(entry, "utf8")]));
}

export const CHAIN_START: Buffer = Buffer.alloc(SM3_BYTES);
