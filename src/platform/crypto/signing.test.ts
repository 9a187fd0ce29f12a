import { createSecretKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createKeyRing, firstRingState, type KeyRing } from "./key-ring.ts";
import { createKeyedSealer, createSigner, meaningOf } from "./signing.ts";
import { verifySm2 } from "./sm2.ts";

function ringOf(fill: number): KeyRing {
  const master = createSecretKey(Buffer.alloc(32, fill));
  const state = firstRingState(master);
  return createKeyRing(master, { load: () => state, change: (edit) => edit(state) });
}

const PURPOSE = "quarterly-snapshot";

describe("a signature of this installation", () => {
  it("holds for the content it was made on and for nothing else", async () => {
    const signer = createSigner(ringOf(7), PURPOSE);
    const seal = await signer.sign("2020年第四季度");
    expect(seal).toMatchObject({ scheme: "sm2-sm3", keyId: "1" });
    expect(await signer.verify("2020年第四季度", seal)).toBe(true);
    expect(await signer.verify("2020年第三季度", seal)).toBe(false);
    expect(await signer.verify("2020年第四季度", { ...seal, value: "" })).toBe(false);
    expect(await signer.verify("2020年第四季度", { ...seal, scheme: "hmac-sm3" })).toBe(false);
    expect(await signer.verify("2020年第四季度", { ...seal, keyId: "2" })).toBe(false);
  });

  it("is verified by anybody who has the public key, without the master key", async () => {
    const { publicKey, sign } = createSigner(ringOf(7), PURPOSE);
    const { value } = await sign("x");
    expect(verifySm2("x", value, publicKey)).toBe(true);
    expect(verifySm2("x", value, createSigner(ringOf(8), PURPOSE).publicKey)).toBe(false);
  });

  it("comes from one key for one master key and purpose, on every server and after every start", () => {
    const keys = [ringOf(7), ringOf(7), ringOf(8)].map((ring) => createSigner(ring, PURPOSE).publicKey);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
    expect(createSigner(ringOf(7), "export").publicKey).not.toBe(keys[0]);
  });

  it("says that no authority stands behind it", () => {
    expect(meaningOf("sm2-sm3")).toContain("未经电子认证机构认证的 SM2 签名");
  });
});

describe("a keyed seal of an earlier release", () => {
  it("goes on holding, and calls itself no signature", async () => {
    const seal = createKeyedSealer(ringOf(7), PURPOSE).seal("2020年第四季度");
    const signer = createSigner(ringOf(7), PURPOSE);
    expect(await signer.verify("2020年第四季度", seal)).toBe(true);
    expect(await signer.verify("2020年第三季度", seal)).toBe(false);
    expect(await signer.verify("2020年第四季度", { ...seal, scheme: "sm2-sm3" })).toBe(false);
    expect(await createSigner(ringOf(8), PURPOSE).verify("2020年第四季度", seal)).toBe(false);
    expect(await createSigner(ringOf(7), "export").verify("2020年第四季度", seal)).toBe(false);
    expect(meaningOf(seal.scheme)).toContain("不是电子签名");
  });
});
