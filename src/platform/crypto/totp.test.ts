import { describe, expect, it } from "vitest";
import { matchOtp, newOtpSecret, otpAddress, otpCode } from "./totp.ts";

// "12345678901234567890" in Base32, the secret of RFC 6238's appendix B.
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

describe("a one-time code", () => {
  it.each([
    [59, "94287082"],
    [1_111_111_109, "07081804"],
    [1_111_111_111, "14050471"],
    [1_234_567_890, "89005924"],
    [2_000_000_000, "69279037"],
    [20_000_000_000, "65353130"],
  ])("is at second %i as RFC 6238 says", (seconds, code) => {
    expect(otpCode(SECRET, at(seconds), 8)).toBe(code);
  });

  it("counts one step early or late and no more", () => {
    const code = otpCode(SECRET, at(3000));
    expect(matchOtp(SECRET, code, at(3000))).toBe(100);
    expect(matchOtp(SECRET, code, at(3030))).toBe(100);
    expect(matchOtp(SECRET, code, at(2970))).toBe(100);
    expect(matchOtp(SECRET, code, at(3060))).toBeUndefined();
    expect(matchOtp(SECRET, code, at(2939))).toBeUndefined();
  });

  it("is spent once used", () => {
    expect(matchOtp(SECRET, otpCode(SECRET, at(3000)), at(3000), 100)).toBeUndefined();
  });

  it("is six digits and nothing else", () => {
    for (const code of ["", "12345", "1234567", "12345a", "１２３４５６"])
      expect(matchOtp(SECRET, code, at(3000))).toBeUndefined();
  });

  it("comes from a secret that an app can take", () => {
    const secret = newOtpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(matchOtp(secret, otpCode(secret, at(3000)), at(3000))).toBe(100);
    expect(otpAddress(secret, "leader")).toBe(
      `otpauth://totp/%E7%AB%A5%E5%AE%89%3Aleader?secret=${secret}&issuer=%E7%AB%A5%E5%AE%89`,
    );
  });
});
