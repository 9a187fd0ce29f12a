import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChildFile, FactView } from "../../../registry/child-file.contract.ts";
import { LivingForm, livingSections } from "../forms/living-form.contract.ts";
import { StudyForm } from "../forms/study-form.contract.ts";
import type { Relative } from "./known-value.ts";
import { academicYearOf, prefill } from "./prefill.ts";
import { clipped } from "./prefill-child.ts";

const ON = "2026-11-27";
const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;

function fact(
  kind: string,
  slot: string,
  from: string,
  value: Record<string, unknown>,
  more: Partial<FactView> = {},
): FactView {
  return {
    id: id(from.length + kind.length + slot.length),
    personId: id(1),
    kind,
    label: kind === "condition" ? "父母（照护人）情形" : kind,
    slot,
    said: typeof value["said"] === "string" ? value["said"] : slot,
    value,
    from,
    to: null,
    holds: true,
    evidence: null,
    source: "form",
    recordedAt: "2026-11-01T02:00:00.000Z",
    recordedBy: "陈秀英",
    ...more,
  };
}

function person(n: number, name: string): ChildFile["person"] {
  return {
    id: id(n),
    name,
    formerNames: [],
    sex: "1",
    birthDate: "2015-06-01",
    age: 11,
    ethnicity: "01",
    documentKind: "citizenId",
    citizenNoMasked: `500199********00${n}1`,
    phoneMasked: "138****0001",
    version: 1,
  };
}

function relative(
  n: number,
  relation: string,
  label: string,
  name: string,
  more: Partial<Relative> = {},
): Relative {
  return {
    id: id(100 + n),
    relation,
    relationLabel: label,
    caresForChild: false,
    from: "2020-01-01",
    to: null,
    person: person(n, name),
    facts: [],
    otherChildren: [],
    ...more,
  };
}

function file(more: Partial<ChildFile> = {}): ChildFile {
  return {
    id: id(1),
    fileNo: "HC2026000001",
    version: 1,
    asOf: ON,
    person: person(1, "李小满"),
    villageCode: "500117104204",
    villageName: "摇金村",
    townshipName: "古楼镇",
    openedOn: "2024-03-01",
    endedOn: null,
    endedWhy: null,
    mergedInto: null,
    categories: [],
    facts: [],
    kin: [],
    director: null,
    due: [],
    possibleDoubles: [],
    can: [],
    ...more,
  };
}

const words = { ethnicity: "汉族", home: "古楼镇摇金村" };
const living = (of: ChildFile) =>
  prefill("living", LivingForm, { file: of, words, on: ON, startMonth: "2026-12" });

const imprisoned = fact(
  "condition",
  "imprisoned",
  "2024-11-20",
  {
    condition: "imprisoned",
    reviewDue: "2027-11-19",
    said: "服刑在押 · 永川监狱",
  },
  { evidence: "（2024）渝0117刑初88号" },
);
const outOfContact = fact("condition", "outOfContact", "2026-04-20", { condition: "outOfContact" });
const grandmother = relative(4, "62", "祖母", "王桂英", { caresForChild: true });

describe("a prefilled application", () => {
  const flagship = file({
    kin: [
      relative(2, "51", "父亲", "李大海", { facts: [imprisoned] }),
      relative(3, "52", "母亲", "杨敏", { facts: [outOfContact] }),
      grandmother,
    ],
  });

  it("carries both parents' conditions with their days and where they are known from", () => {
    const { fields } = living(flagship);
    expect(fields["fatherCondition"]?.value).toBe("imprisoned");
    expect(fields["fatherConditionFrom"]?.value).toBe("2024-11-20");
    expect(fields["fatherConditionTo"]?.value).toBe("2027-11-19");
    expect(fields["fatherCondition"]?.source).toEqual({
      kind: "fact",
      words: "父亲情形 · 依据：（2024）渝0117刑初88号 · 陈秀英 2026-11-01 登记",
      on: "2024-11-20",
      factId: imprisoned.id,
    });
    expect(fields["motherCondition"]?.value).toBe("outOfContact");
    expect(fields["motherConditionTo"]).toBeUndefined();
  });

  it("proposes who cares for the child as payee, and says so", () => {
    const { fields } = living(flagship);
    expect(fields["payeeName"]?.value).toBe("王桂英");
    expect(fields["payeeKind"]?.value).toBe("carer");
    expect(fields["payeeRelation"]?.value).toBe("62");
    expect(fields["payeeName"]?.source.words).toBe("家庭成员：祖母王桂英，平时照料孩子");
    expect(fields["careMode"]?.value).toBe("community");
  });

  it("leaves to the applicant only bank and account, when all else is known", () => {
    expect(living(flagship).missing).toEqual(["payeeBank", "payeeAccount"]);
  });

  it("writes a summary of the child's situation that the applicant makes right", () => {
    expect(living(flagship).fields["livingSummary"]?.value).toBe(
      "父亲服刑在押（2024-11-20 起），母亲outOfContact（2026-04-20 起）；由祖母王桂英照护。",
    );
  });

  it("holds no number in clear", () => {
    expect(JSON.stringify(living(flagship))).not.toMatch(/\d{17}[\dX]/);
  });

  it("prefers the guardian of record to who merely cares for the child", () => {
    const uncle = relative(5, "83", "叔父", "李大江");
    const guardianship = fact("guardianship", "", "2025-05-01", {
      form: "relative",
      guardianId: uncle.person.id,
    });
    const { fields } = living(file({ facts: [guardianship], kin: [grandmother, uncle] }));
    expect(fields["payeeName"]?.value).toBe("李大江");
    expect(fields["payeeKind"]?.value).toBe("guardian");
    expect([fields["guardian1Name"]?.value, fields["guardian2Name"]?.value]).toEqual(["李大江", "王桂英"]);
  });

  it.each([
    { form: "relative", careMode: "community" },
    { form: "organisation", careMode: "institution" },
    { form: "longTerm", careMode: "institution" },
  ])("takes $careMode care from a guardianship of the form $form", ({ form, careMode }) => {
    const facts = [fact("guardianship", "", "2025-05-01", { form })];
    expect(living(file({ facts })).fields["careMode"]?.value).toBe(careMode);
  });

  it("knows little of an empty file, lists what is missing and invents nothing", () => {
    const empty = file({ person: { ...person(1, "李小满"), birthDate: null, citizenNoMasked: null } });
    const { fields, missing } = living(empty);
    expect(missing).toEqual([
      "childBirthDate",
      "payeeName",
      "payeeKind",
      "payeeBank",
      "payeeAccount",
      "careMode",
    ]);
    expect(fields["childCitizenNo"]).toBeUndefined();
    expect(fields["livingSummary"]).toBeUndefined();
    expect(fields["fatherName"]).toBeUndefined();
  });

  it("does not take what held once", () => {
    const over = { ...imprisoned, holds: false, to: "2026-01-01" };
    const known = living(file({ kin: [relative(2, "51", "父亲", "李大海", { facts: [over] })] }));
    expect(known.fields["fatherName"]?.value).toBe("李大海");
    expect(known.fields["fatherCondition"]).toBeUndefined();
  });

  it("reckons the end of a term of months from its first day", () => {
    const term = { ...imprisoned, value: { condition: "imprisoned", termMonths: 36 } };
    const { fields } = living(file({ kin: [relative(2, "51", "父亲", "李大海", { facts: [term] })] }));
    expect(fields["fatherConditionTo"]?.value).toBe("2027-11-19");
  });

  it("lets a loss weigh more than being away for work", () => {
    const away = fact("condition", "migrantWork", "2019-01-01", { condition: "migrantWork" });
    const { fields } = living(
      file({ kin: [relative(2, "51", "父亲", "李大海", { facts: [away, imprisoned] })] }),
    );
    expect(fields["fatherCondition"]?.value).toBe("imprisoned");
  });

  it("lists relief that the child has with the first day", () => {
    const facts = [
      fact("relief", "dibao", "2025-02-01", { measure: "dibao", said: "低保" }),
      fact("relief", "none", "2020-02-01", { measure: "none", said: "无" }),
      fact("relief", "monitored", "2024-02-01", { measure: "monitored", said: "监测户" }),
    ];
    const { fields } = living(file({ facts }));
    expect(fields["reliefMeasures"]?.value).toEqual(["monitored", "dibao"]);
    expect(fields["reliefSince"]?.value).toBe("2024-02-01");
    expect(fields["reliefDetail"]?.value).toBe("监测户（2024-02-01 起）；低保（2025-02-01 起）");
  });

  it("never cuts a long name", () => {
    const name = "阿卜杜热合曼·买买提依明·艾则孜·吐尔逊";
    const { fields } = living(file({ person: person(1, name), kin: [relative(2, "51", "父亲", name)] }));
    expect([fields["childName"]?.value, fields["fatherName"]?.value]).toEqual([name, name]);
  });

  it("gives every value in the type that the form asks for", () => {
    const { fields, missing } = living(flagship);
    const answers = Object.fromEntries(Object.entries(fields).map(([field, { value }]) => [field, value]));
    const typed = { payeeBank: "重庆农村商业银行古楼支行", payeeAccount: "6222000000000000012" };
    expect(LivingForm.safeParse({ ...answers, ...typed }).error?.issues ?? []).toEqual([]);
    expect(missing).toEqual(Object.keys(typed));
  });

  it("fills a scholarship form for the pupil, who is the payee", () => {
    const facts = [
      fact("category", "orphan", "2018-03-01", { category: "orphan", recognisedOn: "2018-02-20" }),
      fact("schooling", "", "2026-09-01", { stage: "vocational", school: "合川职业教育中心" }),
    ];
    const { fields, missing } = prefill("study", StudyForm, { file: file({ facts }), words, on: ON });
    expect(fields["recognisedOn"]?.value).toBe("2018-02-20");
    expect(fields["payeeKind"]?.value).toBe("self");
    expect(fields["academicYear"]?.value).toBe("2026-2027");
    expect(missing).toEqual(["enrolledOn", "isFullTime", "payeeBank", "payeeAccount"]);
  });
});

describe("the living form", () => {
  it("lays out every field that people see once, and nobody's id", () => {
    const laid = livingSections.flatMap(({ fields }) => fields);
    const hidden = ["fatherId", "motherId", "guardian1Id", "guardian2Id", "payeePersonId"];
    expect([...laid, ...hidden].sort()).toEqual(Object.keys(LivingForm.shape).sort());
    expect(new Set(laid).size).toBe(laid.length);
  });
});

describe("a school year", () => {
  it.each([
    ["2026-08-31", "2025-2026"],
    ["2026-09-01", "2026-2027"],
    ["2027-01-01", "2026-2027"],
  ])("of %s is %s", (on, year) => {
    expect(academicYearOf(on)).toBe(year);
  });
});

describe("a text that is too long", () => {
  it("is cut between whole characters and never longer than allowed", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("沔", "𠮷", "a", "䶮"), { maxLength: 60 }), (letters) => {
        const short = clipped(letters.join(""), 20);
        expect(short.length).toBeLessThanOrEqual(20);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });
});
