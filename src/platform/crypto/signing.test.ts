import { createSecretKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createKeyRing, firstRingState } from "./key-ring.ts";
import { createKeyedSealer } from "./signing.ts";

function sealer(fill: number, purpose: string) {
  const master = createSecretKey(Buffer.alloc(32, fill));
  const state = firstRingState(master);
  return createKeyedSealer(
    createKeyRing(master, { load: () => state, change: (edit) => edit(state) }),
    purpose,
  );
}

describe("a keyed seal", () => {
  it("holds for the content it was made on and for nothing else", async () => {
    const signer = sealer(7, "quarterly-snapshot");
    const seal = await signer.sign("2020年第四季度");
    expect(await signer.verify("2020年第四季度", seal)).toBe(true);
    expect(await signer.verify("2020年第三季度", seal)).toBe(false);
    expect(await signer.verify("2020年第四季度", { ...seal, value: "" })).toBe(false);
    expect(await signer.verify("2020年第四季度", { ...seal, scheme: "sm2" })).toBe(false);
  });

  it("does not hold under another purpose or master key", async () => {
    const seal = await sealer(7, "quarterly-snapshot").sign("x");
    expect(await sealer(7, "export").verify("x", seal)).toBe(false);
    expect(await sealer(8, "quarterly-snapshot").verify("x", seal)).toBe(false);
  });

  it("does not call itself a signature", () => {
    expect(sealer(7, "export").meaning).toContain("不是电子签名");
  });
});
