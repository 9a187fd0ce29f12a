import { describe, expect, it } from "vitest";
import { type Candidate, chooseFile, type Wanted } from "./match-rows.ts";

const wanted: Wanted = {
  hasNumber: false,
  township: "500117104",
  village: "500117104204",
  father: "周大",
  mother: undefined,
};
const file = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  child_id: id,
  scope_code: "500117104204",
  has_number: false,
  parents: [],
  ...more,
});
const free = () => false;

describe("chooseFile", () => {
  it("takes the one file of the township with the same name and birth date", () => {
    expect(chooseFile(wanted, [file("a")], free)?.child_id).toBe("a");
    expect(chooseFile(wanted, [file("a", { scope_code: "500117105201" })], free)).toBeUndefined();
    expect(chooseFile({ ...wanted, township: undefined }, [file("a")], free)).toBeUndefined();
  });

  it("never takes a file with a number for a row with another number", () => {
    expect(
      chooseFile({ ...wanted, hasNumber: true }, [file("a", { has_number: true })], free),
    ).toBeUndefined();
    expect(chooseFile({ ...wanted, hasNumber: true }, [file("a")], free)?.child_id).toBe("a");
  });

  it("prefers a file that has no number either", () => {
    expect(chooseFile(wanted, [file("a", { has_number: true }), file("b")], free)?.child_id).toBe("b");
    expect(chooseFile(wanted, [file("a", { has_number: true })], free)?.child_id).toBe("a");
  });

  it("lets parents speak against a file and for one of several", () => {
    expect(chooseFile(wanted, [file("a", { parents: ["51:吴二"] })], free)).toBeUndefined();
    expect(chooseFile(wanted, [file("a"), file("b", { parents: ["51:周大"] })], free)?.child_id).toBe("b");
    expect(
      chooseFile({ ...wanted, mother: "李氏" }, [file("a", { parents: ["51:吴二", "52:李氏"] })], free)
        ?.child_id,
    ).toBe("a");
  });

  it("opens a new file when several fit and something tells them apart", () => {
    const files = [file("a", { scope_code: "500117104205" }), file("b", { scope_code: "500117104206" })];
    expect(chooseFile(wanted, files, free)).toBeUndefined();
  });

  it("takes files that nothing tells apart in turn, so that the same file again changes nothing", () => {
    const files = [file("a"), file("b")];
    expect(chooseFile(wanted, files, free)?.child_id).toBe("a");
    expect(chooseFile(wanted, files, (id) => id === "a")?.child_id).toBe("b");
  });
});
