import { createCipheriv, createHmac, createSecretKey, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hmacSm3 } from "./hmac-sm3.ts";
import { sm4CounterMode } from "./sm4-ctr.ts";

const LENGTHS = [0, 1, 15, 16, 17, 31, 32, 33, 100, 1023, 1024, 1025, 5000, 40_000];

describe("SM4 in counter mode out of a kept block cipher", () => {
  const key = createSecretKey(randomBytes(16));
  const cipher = sm4CounterMode(key);
  const byOpenSsl = (iv: Buffer, bytes: Buffer) => createCipheriv("sm4-ctr", key, iv).update(bytes);
  const ivs = {
    "a random iv": () => randomBytes(16),
    "an iv whose carry runs through all bytes": () => Buffer.alloc(16, 0xff),
    "an iv whose last byte overflows": () => Buffer.concat([randomBytes(14), Buffer.from([0x00, 0xff])]),
  };
  describe.each(Object.entries(ivs))("with %s", (_, ivOf) => {
    it.each(LENGTHS)("opens OpenSSL's own bytes of length %i", (length) => {
      const [iv, plain] = [ivOf(), randomBytes(length)];
      expect(cipher.decrypt(iv, byOpenSsl(iv, plain)).equals(plain)).toBe(true);
    });
  });

  it.each(LENGTHS)("seals %i bytes as OpenSSL does", (length) => {
    const plain = randomBytes(length);
    const { iv, body } = cipher.encrypt(plain);
    expect(body.equals(byOpenSsl(iv, plain))).toBe(true);
  });

  it("uses no iv twice, long and short values mixed, over many made ahead", () => {
    const seen = new Set<string>();
    for (let nth = 0; nth < 2000; nth += 1) {
      const plain = Buffer.alloc(nth % 7 === 0 ? 900 : 16, nth);
      const { iv, body } = cipher.encrypt(plain);
      seen.add(iv.toString("hex"));
      expect(body.equals(byOpenSsl(Buffer.from(iv), plain))).toBe(true);
    }
    expect(seen.size).toBe(2000);
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
