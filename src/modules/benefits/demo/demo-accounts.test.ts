import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBankAccount } from "../../../kernel/bank-account.ts";
import { demoAccount, demoDibaoFen, INSTITUTION_ACCOUNT } from "./demo-accounts.ts";

describe("the made-up accounts", () => {
  it("pass the bank's check, are the same for the same person, and belong to no bank", () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const account = demoAccount(id);
        expect(readBankAccount(account)).toEqual({ kind: "sound", account });
        expect(demoAccount(id)).toBe(account);
        expect(account.startsWith("629999")).toBe(true);
        expect(demoDibaoFen(id)).toBeGreaterThanOrEqual(30_000);
        expect(demoDibaoFen(id)).toBeLessThanOrEqual(50_000);
      }),
    );
    expect(readBankAccount(INSTITUTION_ACCOUNT).kind).toBe("sound");
  });
});
