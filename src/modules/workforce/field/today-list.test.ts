import { describe, expect, it } from "vitest";
import { aChild, aDesk } from "../../../../test/support/phone-child.ts";
import type { PhoneTask } from "../phone/child-document.contract.ts";
import { listToday, questionsOf, sayDue } from "./today-list.ts";

const TODAY = "2026-11-28";
const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const due = (n: number, name: string, dueOn: string) =>
  aChild({ id: id(n), name, visit: { lastOn: null, dueOn, why: "还没有走访过" } });
const task = (key: string, act: PhoneTask["act"], dueOn: string | null): PhoneTask => ({
  ...{ key, kind: key, title: key, why: "因为", dueOn, ask: [`${key}问什么`], act },
  about: { id: id(50), version: 1 },
});

function list(
  children: Parameters<typeof listToday>[0]["children"],
  more: Partial<Parameters<typeof listToday>[0]> = {},
) {
  return listToday({
    children,
    deskTasks: [],
    terms: aDesk().terms,
    visited: new Map(),
    settled: new Set(),
    asideOf: () => "",
    today: TODAY,
    ...more,
  });
}

describe("today", () => {
  it("begins with the child that is longest overdue and leaves out who is not due yet", () => {
    const groups = list([
      due(1, "今天", TODAY),
      due(2, "过两天", "2026-11-26"),
      due(3, "过十天", "2026-11-18"),
      due(4, "还早", "2026-12-20"),
    ]);
    expect(
      groups.map(({ title, items }) => [title, items.map(({ name, urgency }) => `${name} ${urgency}`)]),
    ).toEqual([
      ["走访已经过期", ["过十天 red", "过两天 late"]],
      ["这几天该走访", ["今天 soon"]],
    ]);
  });

  it("leaves out whoever was visited on this phone, received or not", () => {
    expect(list([due(1, "走访过", "2026-11-01")], { visited: new Map([[id(1), TODAY]]) })).toEqual([]);
  });

  it("puts what the township sent back first, and takes away what was settled here", () => {
    const child = aChild({
      visit: { lastOn: TODAY, dueOn: "2026-12-28", why: "" },
      tasks: [task("watch", "watch", null), task("amend", "amend", "2026-11-27")],
    });
    expect(list([child]).map(({ title }) => title)).toEqual(["镇街退回，要补充", "要留心的孩子"]);
    expect(list([child], { settled: new Set([id(50)]) })).toEqual([]);
  });

  it("asks at the visit for the sake of everything that is open, each once", () => {
    const child = aChild({
      tasks: [task("a", "watch", null), task("a", "finding", null), task("b", "check", null)],
    });
    expect(questionsOf(child)).toEqual(["a问什么", "b问什么"]);
  });

  it.each([
    ["2026-11-23", 5, "过了 5 天 · 11-23 到期"],
    ["2026-11-28", 0, "今天到期"],
    ["2027-01-02", 0, "还有 35 天 · 2027-01-02 到期"],
  ])("says of %s how long there is", (dueOn, daysLate, said) => {
    expect(sayDue({ dueOn, daysLate }, TODAY)).toBe(said);
  });
});
