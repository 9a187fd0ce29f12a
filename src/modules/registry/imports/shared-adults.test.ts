import { describe, expect, it } from "vitest";
import type { FileDraft, KinDraft } from "../file-draft.contract.ts";
import { Speakers, withoutSpoken } from "./shared-adults.ts";

function father(
  place: string,
  more: { phone?: string; condition?: string; citizenNo?: string } = {},
): KinDraft {
  const { phone, condition = "migrantWork", citizenNo = "500199198501010011" } = more;
  return {
    relation: "51",
    person: { name: "周大", citizenNo, ...(phone === undefined ? {} : { phone }) },
    facts: [{ kind: "condition", from: "2018-03-01", value: { condition, place } }],
  };
}

describe("a parent of several rows", () => {
  it("is heard in the first row, and later rows know which one told what", () => {
    const speakers = new Speakers();
    expect(speakers.hear([father("四川省成都市", { phone: "1" })], 1)).toBeUndefined();
    expect(speakers.hear([father("四川成都", { phone: "2" })], 7)).toEqual({
      "51/condition:migrantWork": 1,
      "51/phone": 1,
    });
  });

  it("may be told something else by a later row", () => {
    const speakers = new Speakers();
    speakers.hear([father("成都")], 1);
    expect(speakers.hear([father("成都", { condition: "deceased", phone: "2" })], 2)).toBeUndefined();
    expect(speakers.hear([father("成都", { condition: "deceased" }), father("x")], 3)).toEqual({
      "51/condition:deceased": 2,
      "51/condition:migrantWork": 1,
    });
  });

  it("is nobody's but the row's own without a number", () => {
    const speakers = new Speakers();
    const person = { name: "周大" };
    speakers.hear([{ ...father("成都"), person }], 1);
    expect(speakers.hear([{ ...father("成都"), person }], 2)).toBeUndefined();
  });

  it("leaves out of a draft what an imported row has told, and nothing that a refused one did", () => {
    const draft: FileDraft = {
      child: { name: "周小" },
      facts: [],
      kin: [father("四川成都", { phone: "2" })],
    };
    const spoken = { "51/condition:migrantWork": 1, "51/phone": 1 };
    const told = withoutSpoken(draft, spoken, (row) => row === 1);
    expect(told.kin[0]).toMatchObject({ person: { name: "周大" }, facts: [] });
    expect(told.kin[0]?.person.phone).toBeUndefined();
    expect(withoutSpoken(draft, spoken, () => false)).toEqual(draft);
  });
});
