import { describe, expect, it } from "vitest";
import { composeCitizenId } from "../../../../kernel/citizen-id.ts";
import { openChild } from "../../../registry/registry.contract.ts";
import {
  anotherChild,
  beginNewChild,
  draftOfRefused,
  faultsOfNewChild,
  type NewChildDraft,
  newChildMutation,
  stillLikely,
} from "./new-child-draft.ts";

const TODAY = "2026-11-24";
const VILLAGE = "500117104204";
const MUTATION = "0190a000-0000-7000-8000-0000000000b1";
const begun = beginNewChild(VILLAGE);
const typed: NewChildDraft = {
  ...begun,
  name: " 阿卜杜热合曼•麦麦提吐尔逊 ",
  sex: "1",
  birthDate: "2016-03-05",
  address: "三社 12 号",
  carerRelation: "62",
  carerName: "热依汗古丽",
  carerPhone: "138 0000 1111",
  reasons: ["ruralLeftBehind"],
  words: "父母去新疆打工，一年没回来",
};
const around = { today: TODAY, held: [] };
const known = {
  ...{ id: "known", name: "阿卜杜热合曼·麦麦提吐尔逊", birthDate: "2016-03-05" },
  ...{ sex: "男", villageName: "沙嘴村", relatives: [] },
};
const faults = (draft: NewChildDraft) => Object.keys(faultsOfNewChild(draft, TODAY));

describe("a child who has no file yet", () => {
  it("wants a name, a sex, a birthday and a reason, and nothing else", () => {
    expect(faults(begun)).toEqual(["name", "sex", "birthDate", "reasons"]);
    expect(faults(typed)).toEqual([]);
    expect(faults({ ...typed, carerRelation: null, carerName: "", carerPhone: "" })).toEqual([]);
  });

  it.each<[string, Partial<NewChildDraft>, string]>([
    ["a name in letters", { name: "Abdu" }, "name"],
    ["a single character", { name: "王" }, "name"],
    ["a number with a slip in it", { citizenNo: "500117201603050011" }, "citizenNo"],
    ["a birthday to come", { birthDate: "2026-11-25" }, "birthDate"],
    ["a grown-up", { birthDate: "1999-01-01" }, "birthDate"],
    ["a carer without a name", { carerName: "" }, "carerName"],
    ["a carer who is nobody's", { carerRelation: null }, "carerRelation"],
    ["a short number", { carerPhone: "12345" }, "carerPhone"],
    ["no reason at all", { reasons: [], words: " " }, "reasons"],
  ])("does not take %s", (_, change, field) => {
    expect(faults({ ...typed, ...change })).toEqual([field]);
  });

  it("has sex and birthday from a sound number", () => {
    const citizenNo = composeCitizenId("500117", "2016-03-05", 24);
    const byNumber: NewChildDraft = { ...typed, citizenNo, sex: null, birthDate: "" };
    expect(faults(byNumber)).toEqual([]);
    const { person } = openChild.body?.parse(newChildMutation(byNumber, around, () => MUTATION).body) ?? {};
    expect(person).toMatchObject({ citizenNo, sex: "2", birthDate: "2016-03-05" });
  });

  it("is sent as the register reads it", () => {
    const mutation = newChildMutation(typed, around, () => MUTATION);
    expect(mutation).toMatchObject({ id: MUTATION, placeCode: VILLAGE, label: `建档 ${known.name}` });
    expect(openChild.body?.parse(mutation.body)).toEqual({
      person: { name: known.name, sex: "1", birthDate: "2016-03-05" },
      villageCode: VILLAGE,
      address: "三社 12 号",
      on: TODAY,
      facts: [
        { kind: "category", from: TODAY, value: { category: "ruralLeftBehind" } },
        { kind: "note", from: TODAY, value: { text: typed.words } },
      ],
      kin: [
        {
          relation: "62",
          person: { name: "热依汗古丽", phone: "13800001111" },
          caresForChild: true,
          facts: [],
        },
      ],
      notADouble: false,
    });
  });

  it("is asked once whether it is the one on the phone, and the server does not ask the same again", () => {
    expect(stillLikely(typed, [known])).toMatchObject([{ why: "姓名、生日都一样" }]);
    const answered = { ...typed, notThese: ["known"] };
    expect(stillLikely(answered, [known])).toEqual([]);
    const sent = (draft: NewChildDraft) =>
      newChildMutation(draft, { ...around, held: [known] }, () => MUTATION).body["notADouble"];
    expect([sent(typed), sent(answered)]).toEqual([false, true]);
    // Somebody else was said not to be the one: of the same name and birthday nobody was asked.
    expect(sent({ ...typed, birthDate: "2016-03-06", notThese: ["known"] })).toBe(false);
  });

  it("that was refused comes back into the form as it stood, or goes up again as another child", () => {
    const refused = newChildMutation(typed, around, () => MUTATION);
    expect(newChildMutation(draftOfRefused(refused.body), around, () => MUTATION)).toEqual(refused);
    expect(anotherChild(refused, () => "other")).toEqual({
      ...refused,
      id: "other",
      body: { ...refused.body, notADouble: true },
    });
  });
});
