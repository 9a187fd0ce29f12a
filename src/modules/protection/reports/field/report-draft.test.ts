import { describe, expect, it } from "vitest";
import type { BodyOf } from "../../../../kernel/operation.ts";
import { makeReport } from "../reports.contract.ts";
import { beginReport, faultsOfReport, reportMutation } from "./report-draft.ts";

const ID = "0190a000-0000-7000-8000-0000000000a1";
const CHILD = "0190a000-0000-7000-8000-0000000000a2";
const begun = beginReport(ID, CHILD, "500117104204");
const seen = { ...begun, danger: "yes", statement: "左脸有青" } as const;
const newId = () => "0190a000-0000-7000-8000-0000000000a3";

describe("a report of danger", () => {
  it("wants two answers and no more", () => {
    expect(Object.keys(faultsOfReport(begun))).toEqual(["danger", "statement"]);
    expect(faultsOfReport(seen)).toEqual({});
  });

  it("is what the server reads, outside the child's chain", () => {
    const child = { name: "王小明", villageCode: "500117104205" };
    const { body, childId, placeCode } = reportMutation(seen, { child, isAtVisit: true }, newId);
    const read: BodyOf<typeof makeReport> | undefined = makeReport.body?.parse(body);
    expect(read).toMatchObject({ id: ID, channel: "visit", childIds: [CHILD] });
    expect({ childId, placeCode }).toEqual({ childId: null, placeCode: "500117104205" });
  });

  it("of a child on no list says the village alone", () => {
    const { body, label } = reportMutation(
      { ...seen, childId: null },
      { child: null, isAtVisit: false },
      newId,
    );
    expect(makeReport.body?.parse(body)).toMatchObject({ childIds: [], content: { children: [] } });
    expect(label).toBe("报告危险");
  });
});
