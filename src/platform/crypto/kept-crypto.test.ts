import { createCipheriv, createHmac, createSecretKey, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hmacSm3 } from "./hmac-sm3.ts";
import { sm4CounterMode } from "./sm4-ctr.ts";

const LENGTHS = [0, 1, 15, 16, 17, 31, 32, 33, 100, 1023, 1024, 1025, 5000, 40_000];

describe("SM4 in counter mode out of a kept block cipher", () => {
  const key = createSecretKey(randomBytes(16));
  const crypt = sm4CounterMode(key);
  const ivs = {
    "a random iv": () => randomBytes(16),
    "an iv whose carry runs through all bytes": () => Buffer.alloc(16, 0xff),
    "an iv whose last byte overflows": () => Buffer.concat([randomBytes(14), Buffer.from([0x00, 0xff])]),
  };
  describe.each(Object.entries(ivs))("%s", (_, ivOf) => {
    it.each(LENGTHS)("gives OpenSSL's own bytes for %i", (length) => {
      const [iv, plain] = [ivOf(), randomBytes(length)];
      const sealed = crypt(iv, plain);
      expect(sealed.equals(createCipheriv("sm4-ctr", key, iv).update(plain))).toBe(true);
      expect(crypt(iv, sealed).equals(plain)).toBe(true);
    });
  });

  it("keeps nothing of one value for the next", () => {
    const iv = randomBytes(16);
    const first = crypt(iv, Buffer.from("张三"));
    crypt(randomBytes(16), randomBytes(900));
    expect(crypt(iv, Buffer.from("张三")).equals(first)).toBe(true);
  });
});

describe("HMAC-SM3 by one-shot hashes", () => {
  const key = createSecretKey(randomBytes(32));
  const codeOf = hmacSm3(key);

  it.each(LENGTHS)("gives OpenSSL's own code for %i bytes", (length) => {
    const message = randomBytes(length);
    expect(codeOf(message).equals(createHmac("sm3", key).update(message).digest())).toBe(true);
  });

  it("takes its parts one after the other, text as UTF-8", () => {
    const expected = createHmac("sm3", key)
      .update("沔")
      .update(Buffer.from([0, 1]))
      .update("x".repeat(3000))
      .digest();
    expect(codeOf("沔", Buffer.from([0, 1]), "x".repeat(3000)).equals(expected)).toBe(true);
    expect(codeOf("沔", Buffer.from([0, 1]), "x".repeat(3000)).equals(expected)).toBe(true);
  });

  it("refuses a key that would have to be hashed first", () => {
    expect(() => hmacSm3(createSecretKey(randomBytes(65)))).toThrow(RangeError);
  });
});
