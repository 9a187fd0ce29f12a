import { describe, expect, it } from "vitest";
import { channelsOf, emptyDraft, isForOthers, reportOf } from "./report-draft.ts";

const ID = "11111111-1111-4111-8111-111111111111";
const typed = { danger: "no", statement: " 孩子三天没有去上学 " } as const;

describe("a report that the office types", () => {
  it("is sent when it says what was seen and whether there is danger, and not before", () => {
    const empty = emptyDraft("townshipSupervisor", undefined);
    expect(reportOf(ID, empty, [])).toBeUndefined();
    expect(reportOf(ID, { ...empty, statement: typed.statement }, [])).toBeUndefined();
    expect(reportOf(ID, { ...empty, ...typed }, [])).toMatchObject({
      channel: "hotline12345",
      content: { danger: "no", statement: "孩子三天没有去上学", children: [] },
      reporter: {},
    });
  });

  it("takes the moment as the district's own time", () => {
    const draft = { ...emptyDraft("villageDirector", "500117104204"), ...typed, seenAt: "2026-11-28T14:30" };
    expect(reportOf(ID, draft, [ID])).toMatchObject({
      content: { seenAt: "2026-11-28T14:30:00+08:00", placeCode: "500117104204" },
      childIds: [ID],
    });
  });

  it("leaves out rows in which nothing stands, but keeps a child of whom nothing is known", () => {
    const draft = {
      ...emptyDraft("townshipSupervisor", undefined),
      ...typed,
      children: [{ name: " " }, { age: 3 }],
      suspects: [{ name: "" }, { relation: "继父" }],
    };
    const sent = reportOf(ID, draft, []);
    expect(sent?.content.children).toEqual([{}, { age: 3 }]);
    expect(sent?.content.suspects).toEqual([{ relation: "继父" }]);
  });

  it("says who called only where somebody else has called", () => {
    const draft = {
      ...emptyDraft("townshipSupervisor", undefined),
      ...typed,
      name: "李老师",
      kind: "teacher" as const,
    };
    expect(reportOf(ID, draft, [])?.reporter).toEqual({ name: "李老师", kind: "teacher" });
    expect(reportOf(ID, { ...draft, channel: "partner" }, [])?.reporter).toEqual({});
    expect(reportOf(ID, { ...draft, phone: "没有" }, [])).toBeUndefined();
  });

  it("carries a hotline's ticket as one number, however it is typed, and no other way has one", () => {
    const draft = { ...emptyDraft("townshipSupervisor", undefined), ...typed, ticket: " hc2026 1128０１ " };
    expect(reportOf(ID, draft, [])).toMatchObject({ channel: "hotline12345", ticket: "HC2026112801" });
    expect(reportOf(ID, { ...draft, channel: "counter" }, [])).not.toHaveProperty("ticket");
    expect(reportOf(ID, { ...draft, ticket: "" }, [])).not.toHaveProperty("ticket");
    expect(reportOf(ID, { ...draft, ticket: "?" }, [])).toBeUndefined();
  });

  it("comes by the ways of the post", () => {
    expect(channelsOf("villageDirector")[0]).toBe("visit");
    expect(channelsOf("partnerLiaison")).toEqual(["partner"]);
    expect(channelsOf("districtOfficer")).toContain("police110");
    expect([isForOthers("visit"), isForOthers("partner"), isForOthers("grid")]).toEqual([false, false, true]);
  });
});
