import { describe, expect, it } from "vitest";
import { hashPassword, passwordFault, verifyPassword } from "./password.ts";

// RFC 7914 section 12, third vector cut to its parameters and 64 bytes: N = 16384, r = 8, p = 1.
const RFC_7914 = [
  "scrypt$16384$8$1",
  Buffer.from("SodiumChloride").toString("base64url"),
  Buffer.from(
    "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2" +
      "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887",
    "hex",
  ).toString("base64url"),
].join("$");

describe("a password hash", () => {
  it("carries its parameters and another salt each time", async () => {
    const [first, second] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(first).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(first).not.toBe(second);
  });

  it("is met by its password only", async () => {
    const hash = await hashPassword("correct horse");
    expect(await verifyPassword("correct horse", hash)).toBe(true);
    expect(await verifyPassword("correct horsf", hash)).toBe(false);
    expect(await verifyPassword("", hash)).toBe(false);
  });

  it("is the scrypt of RFC 7914, checked with the parameters that it carries", async () => {
    expect(await verifyPassword("pleaseletmein", RFC_7914)).toBe(true);
  });

  it("takes a password typed in full width for the same", async () => {
    expect(await verifyPassword("ｃorrect horse", await hashPassword("correct horse"))).toBe(true);
  });

  it("is met by nothing when there is no account or the hash is damaged, at the same cost", async () => {
    const time = async (stored: string | undefined) => {
      const start = performance.now();
      expect(await verifyPassword("anything", stored)).toBe(false);
      return performance.now() - start;
    };
    const real = await time(await hashPassword("something else"));
    for (const stored of [undefined, "scrypt$1$2"]) expect(await time(stored)).toBeGreaterThan(real / 4);
  });
});

describe("a flood of log-ins", () => {
  it("is cut off with a sentence while those in the queue are served", async () => {
    // Of a cost that only a test would take.
    const cheap = ["scrypt$2$8$1", "c2FsdA", Buffer.alloc(32).toString("base64url")].join("$");
    const attempts = await Promise.allSettled(Array.from({ length: 70 }, () => verifyPassword("a", cheap)));
    const refused = attempts.filter((attempt) => attempt.status === "rejected");
    expect(refused).toHaveLength(4);
    for (const attempt of refused)
      expect(attempt.reason).toMatchObject({ code: "crypto.passwordBusy", status: 503 });
    expect(await verifyPassword("a", cheap)).toBe(false);
  });
});

describe("the password rules", () => {
  it.each([
    ["short1!", "密码太短"],
    ["长".repeat(9), "密码太短"],
    ["x".repeat(60) + "yz12".repeat(20), "密码太长"],
    ["my-Director-77x", "用户名"],
    ["1234567890", "连续"],
    ["zyxwvutsrq", "连续"],
    ["aaaaaaaaaabb", "重复"],
    ["Admin@2026!!", "很多人"],
    ["Hechuan123456", "很多人"],
    ["1q2w3e4r!!!!", "很多人"],
    ["password2026", "很多人"],
  ])("refuse %s", (password, part) => {
    expect(passwordFault(password, "director")).toContain(part);
  });

  it.each(["梨树下三只小猫咪晒太阳", "correct horse battery", "tK9#vv2Lq0s", "三江口-0831-渡船"])(
    "accept %s",
    (password) => {
      expect(passwordFault(password, "director")).toBeUndefined();
    },
  );
});
