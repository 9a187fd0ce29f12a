import { describe, expect, it } from "vitest";
import { factKinds } from "../facts.contract.ts";
import type { FactDraft, FileDraft } from "../file-draft.contract.ts";
import type { LedgerValues } from "../intake/judged-row.contract.ts";
import { LEDGERS } from "../intake/ledger-columns.contract.ts";
import { LEDGER_FIELDS, type Ledger, type LedgerFieldKey } from "../intake/ledger-fields.contract.ts";
import { toFileDraft } from "./row-to-draft.ts";

const AS_OF = "2020-12-31";
const child: LedgerValues = {
  name: "周小禾",
  sex: "2",
  birthDate: "2012-05-04",
  village: { code: "500117104204", name: "白沙村村民委员会", townshipCode: "500117104" },
};
const sealAccount = (account: string) => `sealed:${account}`;

function draft(values: LedgerValues, ledger: Ledger = "leftBehind"): FileDraft {
  return toFileDraft({ ...child, ...values }, ledger, AS_OF, { sealAccount });
}

function factsOf(of: FileDraft, kind: FactDraft["kind"]): FactDraft[] {
  return [...of.facts, ...of.kin.flatMap((kin) => kin.facts)].filter((fact) => fact.kind === kind);
}

/** A value that each kind of column may have. */
function sample(key: LedgerFieldKey): unknown {
  const codes: Partial<Record<LedgerFieldKey, string>> = {
    "guardian.relation": "61",
    ethnicity: "02",
    careMode: "foster",
    change: "left",
  };
  switch (LEDGER_FIELDS[key].kind) {
    case "number":
      return 7;
    case "money":
      return 123_400;
    case "text":
      return key === "schoolGrade" ? "白沙小学三年级" : "特别的话";
    case "township":
      return { code: "500117104", name: "官渡镇" };
    case "village":
      return { code: "500117104205", name: "另一村", townshipCode: "500117104" };
    case "name":
      return "另一名";
    case "sex":
      return "1";
    case "birthDate":
      return "2013-06-05";
    case "citizenNo":
      return key === "father.citizenNo" ? "500199198501010011" : "500199201205040026";
    case "phone":
      return ["16012345678"];
    case "monthOrDate":
      return { text: "2019-03", precision: "month" };
    case "period":
      return {
        text: "2019-03至2021-03",
        from: { text: "2019-03", precision: "month" },
        to: { text: "2021-03", precision: "month" },
      };
    case "condition":
      return { text: "服刑", code: "imprisoned" };
    case "orphanType":
      return { text: "散居", code: "community" };
    case "difficulties":
      return [{ text: "低保", code: "L2" }];
    case "codeList":
      return [{ text: "低保", code: "dibao" }];
    case "code":
      return { text: "某词", code: codes[key] ?? "fair" };
    case "yesNo":
      return true;
    case "bankAccount":
      return "6299990000000000000";
    case "disabilityNo":
      return { number: "x", disabilityClass: "5", level: "2" };
  }
}

/** Counted, derived from another column, or known from another ledger: they say nothing of their own. */
const SAYS_NOTHING_NEW: ReadonlySet<LedgerFieldKey> = new Set<LedgerFieldKey>([
  "seq",
  "township",
  "childCode",
  "age",
  "guardian.age",
  "inDifficulty",
  "dimension",
]);
/** Parts of a whole: they need another column beside them to mean something. */
const BESIDE: Partial<Record<LedgerFieldKey, LedgerValues>> = {
  "father.citizenNo": { "father.name": "周大" },
  "mother.citizenNo": { "mother.name": "李氏" },
  "father.evidence": { "father.condition": { text: "死亡", code: "deceased" } },
  "mother.evidence": { "mother.condition": { text: "死亡", code: "deceased" } },
  "father.conditionDate": { "father.condition": { text: "死亡", code: "deceased" } },
  "mother.conditionDate": { "mother.condition": { text: "死亡", code: "deceased" } },
  "father.conditionPeriod": { "father.condition": { text: "服刑", code: "imprisoned" } },
  "mother.conditionPeriod": { "mother.condition": { text: "服刑", code: "imprisoned" } },
  "father.reviewDue": { "father.condition": { text: "服刑", code: "imprisoned" } },
  "mother.reviewDue": { "mother.condition": { text: "服刑", code: "imprisoned" } },
  "guardian.relation": { "guardian.name": "周老" },
  "guardian.citizenNo": { "guardian.name": "周老" },
  "guardian.phone": { "guardian.name": "周老" },
  disabilityClass: { disabilityLevel: { text: "二级", code: "2" } },
  disabilityLevel: { disabilityClass: { text: "智力", code: "5" } },
};

describe("toFileDraft", () => {
  it("gives every column of every ledger a place, but for those that say nothing new", () => {
    const lost: string[] = [];
    for (const ledger of Object.keys(LEDGERS) as Ledger[]) {
      for (const { field } of LEDGERS[ledger].columns) {
        const beside = BESIDE[field] ?? {};
        const without = JSON.stringify(draft(beside, ledger));
        const value =
          field === "disabilityClass"
            ? { text: "智力", code: "5" }
            : field === "disabilityLevel"
              ? { text: "二级", code: "2" }
              : sample(field);
        const withIt = JSON.stringify(draft({ ...beside, [field]: value }, ledger));
        if (without === withIt && !SAYS_NOTHING_NEW.has(field)) lost.push(`${ledger} ${field}`);
      }
    }
    expect(lost).toEqual([]);
  });

  it("writes values that the kinds of facts accept", () => {
    for (const ledger of Object.keys(LEDGERS) as Ledger[]) {
      const values = Object.fromEntries(
        LEDGERS[ledger].columns
          .filter(({ field }) => LEDGER_FIELDS[field].kind !== "code")
          .map(({ field }) => [field, sample(field)]),
      );
      const whole = draft(
        { ...values, hukou: { text: "农村", code: "rural" }, health: { text: "健康", code: "healthy" } },
        ledger,
      );
      for (const { kind, value } of [...whole.facts, ...whole.kin.flatMap((kin) => kin.facts)]) {
        expect(factKinds[kind].value.safeParse(value).error?.issues ?? [], `${ledger} ${kind}`).toEqual([]);
      }
    }
  });

  it("lets a fact hold from the reference date unless the row says its own", () => {
    const plain = draft({ school: "白沙小学" });
    expect(factsOf(plain, "residence")[0]).toMatchObject({
      from: AS_OF,
      value: { villageCode: "500117104204" },
    });
    expect(factsOf(plain, "category")[0]).toMatchObject({
      from: AS_OF,
      value: { category: "ruralLeftBehind" },
    });
    const recognised = draft(
      {
        recognised: { text: "2018-03-02", precision: "day" },
        startMonth: { text: "2018-04", precision: "month" },
      },
      "orphan",
    );
    expect(factsOf(recognised, "category")[0]).toMatchObject({
      from: "2018-03-02",
      value: { category: "orphan", recognisedOn: "2018-03-02", startMonth: "2018-04" },
    });
  });

  it("never begins later than the reference date, nor a category before birth", () => {
    const later = draft({
      "father.name": "周大",
      "father.workPlace": "广东",
      "father.outSince": { text: "2021-02", precision: "month" },
    });
    expect(factsOf(later, "condition")[0]?.from).toBe(AS_OF);
    const early = draft({ recognised: { text: "2001", precision: "year" } }, "orphan");
    expect(factsOf(early, "category")[0]?.from).toBe("2012-05-04");
  });

  it("ends a category in the month after the last payment, and on the day after a ledger that says 退出", () => {
    const paid = draft(
      {
        recognised: { text: "2018-03-02", precision: "day" },
        endMonth: { text: "2020-10", precision: "month" },
        exitReason: "被收养",
      },
      "orphan",
    );
    expect(factsOf(paid, "category")[0]).toMatchObject({ to: "2020-11-01", evidence: "退出原因：被收养" });
    expect(
      factsOf(draft({ change: { text: "退出", code: "left" } }, "inDifficulty"), "category")[0]?.to,
    ).toBe("2021-01-01");
  });

  it("reads a parent's work place for what it says", () => {
    const place = (workPlace: string) =>
      factsOf(draft({ "father.name": "周大", "father.workPlace": workPlace }), "condition")[0]?.value;
    expect(place("广东省东莞市")).toEqual({ condition: "migrantWork", place: "广东省东莞市" });
    expect(place("外出务工")).toEqual({ condition: "migrantWork" });
    expect(place("在家务农")).toEqual({ condition: "capable" });
    expect(place("去世")).toMatchObject({ condition: "deceased" });
    expect(place("重病在家")).toMatchObject({ condition: "seriousIllness" });
  });

  it("dates a sentence from its period and keeps one without dates in words", () => {
    const condition = { text: "服刑", code: "imprisoned" } as const;
    const dated = draft(
      {
        "father.name": "周大",
        "father.condition": condition,
        "father.conditionPeriod": {
          text: "",
          from: { text: "2018-05", precision: "month" },
          to: { text: "2024-04-30", precision: "day" },
        },
        "father.evidence": "判决书",
        "father.reviewDue": { text: "2024-04", precision: "month" },
      },
      "defactoUnattended",
    );
    expect(factsOf(dated, "condition")[0]).toEqual({
      kind: "condition",
      from: "2018-05-01",
      to: "2024-05-01",
      value: { condition: "imprisoned", document: "判决书", reviewDue: "2024-04-30" },
    });
    const inWords = draft(
      { "father.condition": condition, "father.conditionPeriod": { text: "无期" } },
      "defactoUnattended",
    );
    expect(inWords.kin[0]?.person.name).toBe("姓名不详");
    expect(factsOf(inWords, "condition")[0]).toMatchObject({ from: AS_OF, value: { document: "无期" } });
  });

  it("lists a parent who is also the carer once, with the numbers of both columns", () => {
    const { kin } = draft({
      "father.name": "周大",
      "father.condition": { text: "重残", code: "severeDisability" },
      "guardian.name": "周大",
      "guardian.relation": { text: "父亲", code: "51" },
      "guardian.phone": ["16012345678"],
    });
    expect(kin).toHaveLength(1);
    expect(kin[0]).toMatchObject({
      relation: "51",
      caresForChild: true,
      person: { name: "周大", phone: "16012345678" },
    });
    expect(kin[0]?.facts).toHaveLength(1);
  });

  it("puts exchanged numbers of the parents back, and leaves a single wrong one out", () => {
    const [man, woman] = ["500199198501010011", "500199198601010022"];
    const names = { "father.name": "周大", "mother.name": "李氏" };
    const exchanged = draft({ ...names, "father.citizenNo": woman, "mother.citizenNo": man }).kin;
    expect(exchanged.map(({ relation, person }) => [relation, person.citizenNo])).toEqual([
      ["51", man],
      ["52", woman],
    ]);
    const wrong = draft({ ...names, "father.citizenNo": woman }).kin;
    expect(wrong.map(({ person }) => person)).toEqual([{ name: "周大" }, { name: "李氏" }]);
  });

  it("takes a welfare institution as an organisation, not as a relative", () => {
    const of = draft(
      { "guardian.name": "合川区儿童福利院", "guardian.relation": { text: "机构监护" } },
      "orphan",
    );
    expect(of.kin).toEqual([]);
    expect(factsOf(of, "guardianship")[0]?.value).toEqual({
      form: "organisation",
      organisation: "合川区儿童福利院",
    });
  });

  it("keeps words that fit no code in the remarks", () => {
    const of = draft(
      { note: "跟外婆住", "father.condition": { text: "待核实" }, risk: { text: "不好说" } },
      "orphan",
    );
    expect(factsOf(of, "note")[0]?.value).toEqual({ text: "跟外婆住；父亲情形：待核实；风险等级：不好说" });
  });

  it("makes one fact a relief measure and one a type of difficulty", () => {
    const of = draft({ relief: [{ text: "低保", code: "dibao" }, { text: "爱心餐" }, { text: "助学" }] });
    expect(factsOf(of, "relief").map(({ value }) => value)).toEqual([
      { measure: "dibao" },
      { measure: "other", detail: "爱心餐、助学" },
    ]);
    const types = draft(
      {
        difficultyType: [
          { text: "低保", code: "L2" },
          { text: "低保户", code: "L2" },
          { text: "重残", code: "H1" },
        ],
      },
      "inDifficulty",
    );
    expect(factsOf(types, "difficulty").map(({ value }) => value["type"])).toEqual(["L2", "H1"]);
  });

  it("seals a bank account, and leaves it out where nothing can seal it", () => {
    const values = { ...child, bankAccount: "6299990000000000000", standard: 145_500 };
    expect(factsOf(toFileDraft(values, "orphan", AS_OF, { sealAccount }), "allowance")[0]?.value).toEqual({
      standardFen: 145_500,
      accountSealed: "sealed:6299990000000000000",
    });
    expect(factsOf(toFileDraft(values, "orphan", AS_OF), "allowance")[0]?.value).toEqual({
      standardFen: 145_500,
    });
  });
});
