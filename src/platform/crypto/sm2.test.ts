import { describe, expect, it } from "vitest";
import { isSm2PublicKey, sm2KeyOf, verifySm2 } from "./sm2.ts";

/** The example on the standard curve (GB/T 32918.5, annex A): message, private key, and the signature r, s. */
const MESSAGE = "message digest";
const PRIVATE_KEY = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
const POINT =
  "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
const R = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3";
const S = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
const PUBLISHED = Buffer.from(`3046022100${R}022100${S}`, "hex").toString("base64");

describe("a signature by SM2", () => {
  const key = sm2KeyOf(PRIVATE_KEY);

  it("verifies the standard's own example, with the standard's own key", () => {
    expect(Buffer.from(key.publicKey.split("\n").slice(1, -2).join(""), "base64").toString("hex")).toContain(
      POINT,
    );
    expect(verifySm2(MESSAGE, PUBLISHED, key.publicKey)).toBe(true);
    expect(verifySm2(`${MESSAGE}.`, PUBLISHED, key.publicKey)).toBe(false);
  });

  it("holds for its own content and key only", () => {
    const signature = key.sign("2020年第四季度");
    expect(verifySm2("2020年第四季度", signature, key.publicKey)).toBe(true);
    expect(verifySm2("2020年第三季度", signature, key.publicKey)).toBe(false);
    expect(verifySm2("2020年第四季度", signature, sm2KeyOf(PRIVATE_KEY.replace("3", "4")).publicKey)).toBe(
      false,
    );
    for (const damaged of ["", "AAAA", signature.slice(0, -8), `A${signature.slice(1)}`])
      expect(verifySm2("2020年第四季度", damaged, key.publicKey)).toBe(false);
    expect(verifySm2("2020年第四季度", signature, "not a key")).toBe(false);
  });

  it("never signs twice with the same number", () => {
    const made = Array.from({ length: 50 }, () => key.sign(MESSAGE));
    expect(new Set(made).size).toBe(50);
    expect(made.filter((one) => !verifySm2(MESSAGE, one, key.publicKey))).toEqual([]);
  });

  it("knows a public key of its curve", () => {
    expect(isSm2PublicKey(key.publicKey)).toBe(true);
    expect(isSm2PublicKey("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")).toBe(false);
  });

  it("verifies what OpenSSL 3 has signed with the same key", () => {
    const made =
      "MEUCIQDUeWqps/szc438WyqRWg14PaRp9Y0SYUHjjyc0ce+axwIgWHgRLQykwReGbAGFlYdGf2EZLzX3b6aI2KW68mHM8EY=";
    expect(verifySm2("2020年第四季度", made, key.publicKey)).toBe(true);
  });
});
