/** Minutes of a conference with what was resolved, the plan of help, and what a unit is asked to do. Pure. */
import { chineseDate } from "../../../../kernel/chinese-date.ts";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import { type PrintDocument, paragraph } from "../../../../platform/print/document.contract.ts";
import { particulars } from "../../guardianship/papers/letter.ts";
import { measureCodes } from "../../protection-codes.contract.ts";
import { type AssignmentView, assignmentKindCodes, assignmentStateCodes } from "../case-view.contract.ts";
import type { RecordContent } from "../records/record-kinds.contract.ts";
import {
  caseLetter,
  dayOf,
  type Head,
  list,
  momentWords,
  peopleWords,
  section,
  withSlip,
} from "./paper-words.ts";

interface About {
  readonly happenedAt: string;
}

export function minutesPaper(
  head: Head,
  { happenedAt }: About,
  { attendees, minutes, resolutions }: RecordContent<"conference">,
): PrintDocument {
  return caseLetter(head, {
    title: "联合会商纪要",
    blocks: [
      particulars([
        ["个案", head.view.number],
        ["儿童姓名", peopleWords(head.view, "child")],
        ["会商时间", momentWords(happenedAt)],
        ["参加的单位和人", attendees],
      ]),
      ...section("会商情况", minutes),
      paragraph("议定事项", "heading"),
      list(
        [1, 4, 8, 4],
        ["序号", "承办单位", "要做什么", "办结期限"],
        resolutions.map(({ unit, what, dueOn }, nth) => [
          String(nth + 1),
          memberUnitCodes.label(unit),
          what,
          chineseDate(dueOn),
        ]),
      ),
      paragraph("每一项都已作为协办单派到承办单位，请签收、办结并反馈。", "note"),
    ],
  });
}

/** All seven kinds stand on it: what is not needed is seen to have been thought of. */
export function planPaper(
  head: Head,
  { happenedAt }: About,
  { goals, childVoice, measures }: RecordContent<"plan">,
): PrintDocument {
  return caseLetter(head, {
    title: "儿童保护帮扶方案",
    blocks: [
      particulars([
        ["个案", head.view.number],
        ["儿童姓名", peopleWords(head.view, "child")],
        ["负责人", head.view.leadName],
        ["定下方案的时间", momentWords(happenedAt)],
      ]),
      ...section("要达到的目标", goals),
      ...section("孩子的意见", childVoice),
      paragraph("帮扶措施", "heading"),
      list(
        [3, 4, 8, 4],
        ["措施", "承办单位", "做什么", "办结期限"],
        measureCodes.codes.flatMap((code) => {
          const chosen = measures.filter(({ measure }) => measure === code);
          if (chosen.length === 0) return [[measureCodes.label(code), "—", "这次不需要", "—"]];
          return chosen.map(({ unit, what, dueOn }) => [
            measureCodes.label(code),
            memberUnitCodes.label(unit),
            what,
            chineseDate(dueOn),
          ]);
        }),
      ),
      particulars([
        ["孩子（八周岁以上，签字）", undefined],
        ["监护人、照料人（签字）", undefined],
        ["负责人（签字）", undefined],
      ]),
    ],
  });
}

/** With the slip that the unit sends back; what it has answered stands above it. */
export function assignmentPaper(head: Head, one: AssignmentView): PrintDocument {
  const { kind, measure, unitName, what, dueAt, askedAt, acceptedAt, settledAt, state, reply } = one;
  const document = caseLetter(head, {
    title: "未成年人保护协办单",
    to: unitName === "" ? undefined : unitName,
    blocks: [
      paragraph("下列事项请你单位协助办理，在期限内办结，并把结果反馈我单位。"),
      particulars([
        ["个案", head.view.number],
        ["儿童姓名", peopleWords(head.view, "child")],
        ["种类", assignmentKindCodes.label(kind)],
        ["帮扶措施", measure === null ? "不适用" : measureCodes.label(measure)],
        ["派出时间", momentWords(askedAt)],
        ["办结期限", chineseDate(dayOf(dueAt))],
      ]),
      ...section("请办理的事项", what),
      ...(state === "waiting"
        ? []
        : [
            paragraph("办理情况", "heading"),
            particulars([
              ["状态", assignmentStateCodes.label(state)],
              ["签收时间", acceptedAt === null ? undefined : momentWords(acceptedAt)],
              ["办结时间", settledAt === null ? undefined : momentWords(settledAt)],
            ]),
            ...section("反馈的结果", reply ?? undefined),
          ]),
      paragraph("涉及孩子的内容只供办理本事项使用，请勿复印、转发。", "note"),
    ],
  });
  return withSlip(document, `协办回执（${head.number}）`, [
    ["签收人（签字）", "签收时间"],
    ["办理结果", "办结时间"],
    ["经办人（签字）", "单位盖章"],
  ]);
}
