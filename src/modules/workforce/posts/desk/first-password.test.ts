import { describe, expect, it } from "vitest";
import { firstPassword, newFirstPassword } from "./first-password.ts";

describe("a first password", () => {
  it("is four groups without letters that look like figures", () => {
    expect(firstPassword(Uint8Array.from({ length: 16 }, (_, at) => at * 9))).toMatch(
      /^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/,
    );
  });

  it("is another one each time", () => {
    expect(newFirstPassword()).not.toBe(newFirstPassword());
  });
});
