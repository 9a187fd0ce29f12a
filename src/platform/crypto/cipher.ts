/**
 * Seals sensitive fields. A box is `version 1 | suite 1 | key id 2 | iv | body | tag 16`; the tag also covers the context
 * (`person.citizenNo`), so that a box moved to another field or table does not open.
 */
import { Problem } from "../../kernel/problem.ts";
import { cryptoProblems } from "./crypto-problems.ts";
import { hmacSm3, type MessageCode } from "./hmac-sm3.ts";
import { activeKey, type KeyRing, type RingKey } from "./key-ring.ts";
import { type Suite, type SuiteKeys, type SuiteName, suiteByCode, suites, TAG_BYTES } from "./suites.ts";

const VERSION = 1;
const HEADER_BYTES = 4;
const INDEX_BYTES = 16;
// The body is filled up to a block: the length of a box must not tell one short answer from another.
const BLOCK_BYTES = 16;
const PADDING_MARK = 0x80;
// Indexes under the first key are bare; under later keys the key's id stands before them, as it does in a box.
const FIRST_KEY = 1;

export interface FieldCipher {
  /** `context` names the field, e.g. `person.citizenNo`; it must be said again to open. */
  seal(plain: string, context: string): Buffer;
  /** @throws crypto.tampered, crypto.unknownKey */
  open(sealed: Uint8Array, context: string): string;
  /** Several fields in one box, at the cost of one. */
  sealJson(value: unknown, context: string): Buffer;
  /** @throws crypto.tampered, crypto.unknownKey */
  openJson(sealed: Uint8Array, context: string): unknown;
  /** Equal values of one purpose give equal indexes; normalise before (narrow digits, capital X). */
  blindIndex(value: string, purpose: string): Buffer;
  /** What a look-up compares with: the index under each live key, the newest first; two while the index key changes. */
  blindIndexes(value: string, purpose: string): Buffer[];
  /** Of these the ones under keys that no longer make new values: none, but while the index key changes. */
  formerIndexes(value: string, purpose: string): Buffer[];
}

/** A key of one suite with what its tags cover, by context. */
interface SealingKey {
  readonly header: Buffer;
  readonly keys: SuiteKeys;
  readonly bound: Map<string, Buffer>;
}

export interface FieldCipherOptions {
  /** What new boxes are sealed with; boxes of either suite open. */
  readonly suite?: SuiteName;
}

export function createFieldCipher(ring: KeyRing, options: FieldCipherOptions = {}): FieldCipher {
  const suite = suites[options.suite ?? "sm4-ctr-hmac-sm3"];
  const sealingKeys = new Map<number, SealingKey>();
  const indexCodes = new Map<string, MessageCode>();
  let scratch = Buffer.allocUnsafe(4096);

  function keyFor(of: Suite, id: number): SealingKey {
    const slot = of.code * 0x10000 + id;
    let key = sealingKeys.get(slot);
    if (key === undefined) {
      const keys = of.keysFrom((use, bytes) => ring.derive(`field/${of.name}/${id}/${use}`, bytes));
      key = { header: Buffer.from([VERSION, of.code, id >> 8, id & 0xff]), keys, bound: new Map() };
      sealingKeys.set(slot, key);
    }
    return key;
  }

  function padded(plain: string): Buffer {
    const most = plain.length * 3 + BLOCK_BYTES;
    if (scratch.length < most) scratch = Buffer.allocUnsafe(most);
    const written = scratch.write(plain, "utf8");
    const end = (Math.floor(written / BLOCK_BYTES) + 1) * BLOCK_BYTES;
    scratch.fill(0, written, end);
    scratch[written] = PADDING_MARK;
    return scratch.subarray(0, end);
  }

  function seal(plain: string, context: string): Buffer {
    const key = keyFor(suite, activeKey(ring.state().fieldKeys).id);
    const { iv, body, tag } = key.keys.seal(padded(plain), boundTo(key, context));
    const box = Buffer.allocUnsafe(HEADER_BYTES + iv.length + body.length + TAG_BYTES);
    box.set(key.header);
    box.set(iv, HEADER_BYTES);
    box.set(body, HEADER_BYTES + iv.length);
    box.set(tag, HEADER_BYTES + iv.length + body.length);
    return box;
  }

  function open(sealed: Uint8Array, context: string): string {
    const box = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const of = box[0] === VERSION ? suiteByCode(box[1] ?? 0) : undefined;
    if (of === undefined || box.length < HEADER_BYTES + of.ivBytes + BLOCK_BYTES + TAG_BYTES)
      throw tampered(context);
    const id = box.readUInt16BE(2);
    const state = ring.state().fieldKeys.find((candidate) => candidate.id === id)?.state;
    if (state === undefined || state === "retired") {
      throw new Problem(cryptoProblems.unknownKey, { log: `key ${id} for ${context}` });
    }
    const key = keyFor(of, id);
    const bodyAt = HEADER_BYTES + of.ivBytes;
    const tagAt = box.length - TAG_BYTES;
    const plain = key.keys.open(
      box.subarray(HEADER_BYTES, bodyAt),
      box.subarray(bodyAt, tagAt),
      box.subarray(tagAt),
      boundTo(key, context),
    );
    if (plain === undefined) throw tampered(context);
    return plain.toString("utf8", 0, plain.lastIndexOf(PADDING_MARK));
  }

  function codeFor(id: number, purpose: string): MessageCode {
    const name = `index/${id}/${purpose}`;
    let code = indexCodes.get(name);
    if (code === undefined) {
      code = hmacSm3(ring.derive(name, 32), INDEX_BYTES);
      indexCodes.set(name, code);
    }
    return code;
  }

  function indexUnder(id: number, value: string, purpose: string): Buffer {
    const index = codeFor(id, purpose)(value);
    return id === FIRST_KEY ? index : Buffer.concat([Buffer.from([id >> 8, id & 0xff]), index]);
  }

  function liveIndexes(value: string, purpose: string, states: readonly RingKey["state"][]): Buffer[] {
    const keys = ring.state().indexKeys.filter((key) => states.includes(key.state));
    return keys.reverse().map((key) => indexUnder(key.id, value, purpose));
  }

  return {
    seal,
    open,
    sealJson: (value, context) => seal(JSON.stringify(value), context),
    openJson: (sealed, context) => JSON.parse(open(sealed, context)) as unknown,
    blindIndex: (value, purpose) => indexUnder(activeKey(ring.state().indexKeys).id, value, purpose),
    blindIndexes: (value, purpose) => liveIndexes(value, purpose, ["active", "opening"]),
    formerIndexes: (value, purpose) => liveIndexes(value, purpose, ["opening"]),
  };
}

/** Header, context's length, context: no two pairs of header and context look alike to the tag. */
function boundTo(key: SealingKey, context: string): Buffer {
  let bound = key.bound.get(context);
  if (bound === undefined) {
    const text = Buffer.from(context, "utf8");
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    bound = Buffer.concat([key.header, length, text]);
    // Contexts are field names, a few dozen; one made of row ids must not fill the memory.
    if (key.bound.size < 1000) key.bound.set(context, bound);
  }
  return bound;
}

function tampered(context: string): Problem {
  return new Problem(cryptoProblems.tampered, { log: context });
}
