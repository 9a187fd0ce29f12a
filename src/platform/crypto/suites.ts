/** The two ways to seal a value. Both bind the box's header and the context into the tag. */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes, timingSafeEqual } from "node:crypto";
import { hmacSm3 } from "./hmac-sm3.ts";
import { SM4_BLOCK_BYTES, sm4CounterMode } from "./sm4-ctr.ts";

export const TAG_BYTES = 16;
const AES_IV_BYTES = 12;

/** Gives a key of so many bytes for one use of one suite. */
export type DeriveKey = (use: string, bytes: number) => KeyObject;

/** A suite with its keys in hand; `bound` is what the tag covers besides the body. */
export interface SuiteKeys {
  /** Under a fresh random iv. */
  seal(plain: Buffer, bound: Buffer): { readonly iv: Buffer; readonly body: Buffer; readonly tag: Buffer };
  /** `undefined`: not the box that was sealed. */
  open(iv: Buffer, body: Buffer, tag: Buffer, bound: Buffer): Buffer | undefined;
}

export interface Suite {
  readonly name: SuiteName;
  /** Stands in the box; never reused for another suite. */
  readonly code: number;
  readonly ivBytes: number;
  keysFrom(derive: DeriveKey): SuiteKeys;
}

export type SuiteName = "sm4-ctr-hmac-sm3" | "aes-256-gcm";

export const suites: Readonly<Record<SuiteName, Suite>> = {
  "sm4-ctr-hmac-sm3": { name: "sm4-ctr-hmac-sm3", code: 1, ivBytes: SM4_BLOCK_BYTES, keysFrom: sm4Keys },
  "aes-256-gcm": { name: "aes-256-gcm", code: 2, ivBytes: AES_IV_BYTES, keysFrom: aesKeys },
};

export function suiteByCode(code: number): Suite | undefined {
  return Object.values(suites).find((suite) => suite.code === code);
}

/** Encrypt-then-MAC, because Node's OpenSSL has no SM4 in GCM mode. */
function sm4Keys(derive: DeriveKey): SuiteKeys {
  const cipher = sm4CounterMode(derive("encrypt", 16));
  const tagOf = hmacSm3(derive("mac", 32), TAG_BYTES);
  return {
    seal(plain, bound) {
      const { iv, body } = cipher.encrypt(plain);
      return { iv, body, tag: tagOf(bound, iv, body) };
    },
    open: (iv, body, tag, bound) =>
      timingSafeEqual(tag, tagOf(bound, iv, body)) ? cipher.decrypt(iv, body) : undefined,
  };
}

function aesKeys(derive: DeriveKey): SuiteKeys {
  const key = derive("seal", 32);
  return {
    seal(plain, bound) {
      const iv = randomBytes(AES_IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(bound);
      const body = cipher.update(plain);
      cipher.final();
      return { iv, body, tag: cipher.getAuthTag() };
    },
    open(iv, body, tag, bound) {
      const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES })
        .setAAD(bound)
        .setAuthTag(tag);
      const plain = decipher.update(body);
      try {
        decipher.final();
      } catch {
        return undefined;
      }
      return plain;
    },
  };
}
