import { describe, expect, it } from "vitest";
import type { FieldView } from "../../../../platform/procedures/matter-view.contract.ts";
import {
  askedFirst,
  changedIn,
  type FormSectionView,
  formOf,
  materialsAsked,
  put,
  sourceWords,
  wantingIn,
  wordsOf,
} from "./application-values.ts";

function field(name: string, more: Partial<FieldView> = {}): FieldView {
  return {
    field: name,
    label: name,
    words: typeof more.value === "string" ? more.value : "",
    value: null,
    kind: "text",
    required: false,
    isSealed: false,
    options: [],
    fault: null,
    source: null,
    ...more,
  };
}

const known = field("fatherCondition", {
  kind: "code",
  value: "imprisoned",
  words: "服刑在押",
  options: [
    { value: "imprisoned", label: "服刑在押" },
    { value: "deceased", label: "死亡" },
  ],
  source: { kind: "fact", words: "父亲情形 · 依据：判决书", on: "2024-11-20" },
});
const bank = field("payeeBank", { required: true });
const section: FormSectionView = { code: "x", title: "节", fields: [known, bank] };

describe("what stands in a prefilled form", () => {
  it("asks first for what is required and unknown, and goes on showing it once it is filled", () => {
    expect(askedFirst([section])).toEqual([bank]);
    const typed = put(bank, {}, "农商行");
    expect(wantingIn(section, {})).toEqual([bank]);
    expect(wantingIn(section, typed)).toEqual([]);
    expect(askedFirst([section])).toEqual([bank]);
  });

  it("takes what is typed back to the file's word for no change", () => {
    const typed = put(known, {}, "deceased");
    expect(changedIn(section, typed)).toEqual([known]);
    expect(put(known, typed, "imprisoned")).toEqual({});
    expect(put(bank, {}, "")).toEqual({});
  });

  it("says where a value comes from, and that it was typed", () => {
    expect(sourceWords(known, {})).toBe("来自父亲情形 · 依据：判决书，自 2024-11-20 起");
    const typed = put(known, {}, "deceased");
    expect(sourceWords(known, typed)).toBe("申请人填写");
    expect(wordsOf(known, typed)).toBe("死亡");
    expect(wordsOf(known, {})).toBe("服刑在押");
  });

  it("asks for the papers of the conditions that stand there now", () => {
    const paper = (code: string, oneOf: string[]) => ({
      code,
      title: code,
      required: true,
      alternatives: [],
      when: { field: "fatherCondition", oneOf },
    });
    const papers = [paper("judgment", ["imprisoned"]), paper("death", ["deceased"])];
    const codes = (typed: object) =>
      materialsAsked(papers, [section], typed as Record<string, unknown>).map(({ code }) => code);
    expect(codes({})).toEqual(["judgment"]);
    expect(codes({ fatherCondition: "deceased" })).toEqual(["death"]);
  });

  it("sends only what was typed", () => {
    expect(formOf({ payeeBank: "农商行", grade: null })).toEqual({
      payeeBank: { value: "农商行", source: { kind: "typed", words: "申请人填写" } },
      grade: { value: null, source: { kind: "typed", words: "申请人填写" } },
    });
  });
});
