/** The two ways to seal a value. Both bind the box's header and the context into the tag. */
import { createCipheriv, createDecipheriv, type KeyObject, timingSafeEqual } from "node:crypto";
import { hmacSm3 } from "./hmac-sm3.ts";
import { sm4CounterMode } from "./sm4-ctr.ts";

export const TAG_BYTES = 16;

/** Gives a key of so many bytes for one use of one suite. */
export type DeriveKey = (use: string, bytes: number) => KeyObject;

/** A suite with its keys in hand; `bound` is what the tag covers besides the body. */
export interface SuiteKeys {
  seal(iv: Buffer, plain: Buffer, bound: Buffer): { readonly body: Buffer; readonly tag: Buffer };
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
  "sm4-ctr-hmac-sm3": { name: "sm4-ctr-hmac-sm3", code: 1, ivBytes: 16, keysFrom: sm4Keys },
  "aes-256-gcm": { name: "aes-256-gcm", code: 2, ivBytes: 12, keysFrom: aesKeys },
};

export function suiteByCode(code: number): Suite | undefined {
  return Object.values(suites).find((suite) => suite.code === code);
}

/** Encrypt-then-MAC, because Node's OpenSSL has no SM4 in GCM mode. */
function sm4Keys(derive: DeriveKey): SuiteKeys {
  const crypt = sm4CounterMode(derive("encrypt", 16));
  const codeOf = hmacSm3(derive("mac", 32));
  const tagOf = (iv: Buffer, body: Buffer, bound: Buffer) => codeOf(bound, iv, body).subarray(0, TAG_BYTES);
  return {
    seal(iv, plain, bound) {
      const body = crypt(iv, plain);
      return { body, tag: tagOf(iv, body, bound) };
    },
    open: (iv, body, tag, bound) =>
      timingSafeEqual(tag, tagOf(iv, body, bound)) ? crypt(iv, body) : undefined,
  };
}

function aesKeys(derive: DeriveKey): SuiteKeys {
  const key = derive("seal", 32);
  return {
    seal(iv, plain, bound) {
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(bound);
      const body = cipher.update(plain);
      cipher.final();
      return { body, tag: cipher.getAuthTag() };
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
