/** What follows from a record: what has happened by it, whom it gives something to do, which codes of it clocks and figures need. Pure. */
import type { MemberUnit } from "../../../../kernel/member-units.ts";
import { placementCodes } from "../../guardianship/guardianship-codes.contract.ts";
import type { Measure } from "../../protection-codes.contract.ts";
import { policeReplyCodes, type RecordBody, recordKindCodes } from "./record-kinds.contract.ts";

export interface Effect {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Nothing of what was found: a timeline is read by many. */
  readonly words: string;
}

export interface AssignmentDraft {
  readonly kind: "resolution" | "measure" | "advice";
  readonly measure: Measure | null;
  readonly unit: MemberUnit;
  readonly what: string;
  /** Absent: the law says by when (未成年人保护法第一百一十四条). */
  readonly dueOn: string | undefined;
}

/** `followUps`: how many there have been. */
export function effectsOf({ kind, content }: RecordBody, followUps: number): Effect[] {
  const one = (
    code: string,
    data: Effect["data"] = {},
    words: string = recordKindCodes.label(kind),
  ): Effect => ({
    ...{ code, data, words },
  });
  switch (kind) {
    case "contact":
      return [one("contacted", { isChildFine: content.isChildFine }, "联系上了孩子或家里")];
    case "visit": {
      const { safety, finding } = content;
      const visited = one("visited", { safety, finding }, "到现场核查，作了安全评估");
      return finding === "unfounded"
        ? [visited]
        : [visited, one("verified", { finding }, "核实有情况，转入评估")];
    }
    case "safetyCheck":
      return [one("safetyChecked", { safety: content.safety }, "再次作了安全评估")];
    case "policeTransfer":
      return [one("policeTransferred", {}, "转公安，已接收")];
    case "policeReply":
      return content.result === "looking"
        ? [one("policeLooking", {}, "公安还在核查")]
        : [
            one(
              "policeReplied",
              { result: content.result },
              `公安答复：${policeReplyCodes.label(content.result)}`,
            ),
          ];
    case "escort":
      return [one("escorted", {}, "公安护送孩子")];
    case "policeExplain":
      return [one("policeExplained", {}, "公安说明了查处情况")];
    case "emergencyPlan":
      return [one("emergencyPlanned", {}, "定下应急方案")];
    case "placement": {
      const { kind: where, ground } = content;
      return [one("placed", { where, ground }, `临时安置：${placementCodes.label(where)}`)];
    }
    case "conference":
      return [
        one(
          "conferred",
          { resolutions: content.resolutions.length },
          `联合会商，议定 ${content.resolutions.length} 项`,
        ),
      ];
    case "assessment":
      return [one("assessed", { grade: content.grade }, "完成监护评估")];
    case "plan":
      return [
        one(
          "planned",
          { measures: content.measures.length },
          `定下帮扶方案，${content.measures.length} 项措施`,
        ),
      ];
    case "followUp":
      return [
        one("followedUp", { nth: followUps + 1, isStable: content.isStable }, `第 ${followUps + 1} 次回访`),
      ];
    case "returnHome":
      return [one("returnedHome", {}, "评估后送回监护人")];
    case "advice":
      return [one("advised", { by: content.by, unit: content.unit }, "收到司法建议或检察建议")];
    case "transferOut":
      return [one("transferredOut", {}, "移交外区县，对方已接收")];
    case "note":
      return [one("noted", {}, "工作记录")];
  }
}

export function assignmentsOf({ kind, content }: RecordBody): AssignmentDraft[] {
  if (kind === "conference")
    return content.resolutions.map(({ unit, what, dueOn }) => ({
      ...{ kind: "resolution" as const, measure: null, unit, what, dueOn },
    }));
  if (kind === "plan")
    return content.measures.map(({ measure, unit, what, dueOn }) => ({
      ...{ kind: "measure" as const, measure, unit, what, dueOn },
    }));
  if (kind === "advice")
    return [{ kind: "advice", measure: null, unit: content.unit, what: content.what, dueOn: undefined }];
  return [];
}

/** Codes, days and switches; every word stays in the box. */
export function plainOf({ content }: RecordBody): Readonly<Record<string, string | boolean>> {
  const codes = ["finding", "safety", "kind", "ground", "grade", "result", "with"];
  return Object.fromEntries(
    Object.entries(content).flatMap(([key, value]): [string, string | boolean][] => {
      if (typeof value === "boolean") return [[key, value]];
      return codes.includes(key) && typeof value === "string" ? [[key, value]] : [];
    }),
  );
}
