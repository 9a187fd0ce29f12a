import { describe, expect, it } from "vitest";
import type { ChildFile, PersonView, TimelineEntry } from "../../child-file.contract.ts";
import { documentWords, dueLine, personWords, sameFamily } from "./file-words.ts";
import { changesOf, editsOf, sectionValue, sentValue } from "./section-edit.ts";
import { formerFacts, holdingFacts, isRecordedVisit, sections } from "./sections.ts";
import { groupsIn, timelineYears } from "./timeline-groups.ts";

const person: PersonView = {
  id: "00000000-0000-4000-8000-000000000001",
  name: "阿卜杜热合曼·麦麦提图尔荪",
  formerNames: [],
  sex: "1",
  birthDate: "2014-05-24",
  age: 12,
  ethnicity: "05",
  documentKind: "citizenId",
  citizenNoMasked: "500199********9936",
  phoneMasked: null,
  version: 1,
};

const fact = (
  kind: string,
  from: string,
  to: string | null,
  holds: boolean,
  value: Record<string, unknown> = {},
) => ({
  id: `${kind}-${from}`,
  personId: person.id,
  kind,
  label: kind,
  slot: "",
  said: "",
  value,
  from,
  to,
  holds,
  evidence: null,
  source: "form",
  recordedAt: "2026-01-01T00:00:00.000Z",
  recordedBy: "系统",
});

describe("a file in words", () => {
  it("introduces the child", () => {
    expect(personWords(person)).toBe("男 · 12 岁 · 2014-05-24 生 · 维吾尔族");
    expect(personWords({ ...person, sex: "0", age: null, birthDate: null, ethnicity: null })).toBe(
      "性别未登记 · 出生日期未登记",
    );
  });

  it("names each other child of the family once", () => {
    const sibling = { id: "2", name: "邓昊恒" };
    const kin = (relationLabel: string, otherChildren: (typeof sibling)[]) =>
      ({ relationLabel, otherChildren }) as ChildFile["kin"][number];
    expect(sameFamily({ kin: [kin("父亲", [sibling]), kin("母亲", [sibling]), kin("姨母", [])] })).toEqual([
      { ...sibling, through: ["父亲", "母亲"] },
    ]);
  });

  it("says why there is no number", () => {
    expect(documentWords({ ...person, citizenNoMasked: null, documentKind: "none" })).toBe(
      "暂无证件（未落户）",
    );
    expect(documentWords({ ...person, citizenNoMasked: null })).toBe("身份证号未登记");
  });

  it("says how long until a paper runs out", () => {
    expect(dueLine("2026-12-11", "2026-11-24")).toEqual({
      text: "2026-12-11 到期，还剩 17 天",
      tone: "soon",
    });
    expect(dueLine("2026-11-20", "2026-11-24").tone).toBe("late");
    expect(dueLine("2027-05-18", "2026-11-24").tone).toBe("calm");
  });
});

describe("the sections of a file", () => {
  const facts = [
    fact("schooling", "2025-09-01", "2026-09-01", false, { grade: "六年级" }),
    fact("schooling", "2026-09-01", null, true, { grade: "七年级", school: "古楼镇初级中学" }),
    fact("visit", "2026-04-29", null, true),
    fact("visit", "2026-10-28", null, true),
  ];

  it("show what holds, newest first, and what held before", () => {
    expect(holdingFacts(facts, ["visit", "schooling"]).map(({ id }) => id)).toEqual([
      "visit-2026-10-28",
      "visit-2026-04-29",
      "schooling-2026-09-01",
    ]);
    expect(formerFacts(facts, ["schooling"], "2026-11-24").map(({ id }) => id)).toEqual([
      "schooling-2025-09-01",
    ]);
  });

  it("leave a visit that was recorded as one to the section of visits", () => {
    expect(isRecordedVisit({ kind: "visit", source: "visit" })).toBe(true);
    expect(isRecordedVisit({ kind: "visit", source: "import" })).toBe(false);
    expect(isRecordedVisit({ kind: "schooling", source: "visit" })).toBe(false);
  });

  it("send only what was changed, and know what was emptied", () => {
    const before = sectionValue(facts, sections.school.single);
    expect(changesOf(before, {}, sections.school.single)).toEqual([]);
    const own = editsOf("schooling", before["schooling"] ?? {}, { grade: "八年级" });
    expect(own).toEqual({ grade: "八年级", school: null });
    const [change] = changesOf(before, { schooling: own }, sections.school.single);
    expect(change).toMatchObject({
      kind: "schooling",
      value: { grade: "八年级" },
      emptied: [{ key: "school", label: "学校" }],
    });
    expect(change && sentValue(change)).toEqual({ grade: "八年级", school: null });
  });

  it("let in what others saved meanwhile, and keep only the fields that were touched", () => {
    const meanwhile = { schooling: { grade: "九年级", school: "合川中学", teacher: "王老师" } };
    const [change] = changesOf(meanwhile, { schooling: { grade: "八年级" } }, sections.school.single);
    expect(change?.value).toEqual({ grade: "八年级", school: "合川中学", teacher: "王老师" });
    expect(change?.changed.map(({ label }) => label)).toEqual(["年级"]);
    expect(changesOf(meanwhile, { schooling: { grade: "九年级" } }, sections.school.single)).toEqual([]);
  });
});

describe("the timeline", () => {
  const entry = (kind: string, on: string, before: string | null = null): TimelineEntry => ({
    id: `${kind}${on}`,
    on,
    kind,
    title: "",
    text: "",
    by: "",
    recordedAt: "",
    undo: null,
    before,
    link: null,
  });
  const entries = [
    entry("fact.visit", "2026-10-28"),
    entry("moved", "2026-02-01"),
    entry("fact.schooling", "2025-09-01"),
    entry("fact.schooling", "2025-09-01", "2026-01-01 起不再采用"),
  ];

  it("stands in years and leaves out what is believed no longer", () => {
    expect(
      timelineYears(entries, undefined, false).map(({ year, entries: list }) => [year, list.length]),
    ).toEqual([
      ["2026", 2],
      ["2025", 1],
    ]);
    expect(timelineYears(entries, "school", true)[0]?.entries).toHaveLength(2);
  });

  it("offers only groups of which there is something", () => {
    expect(groupsIn(entries)).toEqual(["acts", "school", "visits"]);
  });
});
