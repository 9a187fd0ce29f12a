/** What comes next in a case for whoever looks at it, the most pressing first: 下一步. Pure. */
import type { CaseView } from "../case-view.contract.ts";
import { type RecordKind, recordKindCodes } from "../records/record-kinds.contract.ts";

export type StepAct =
  | { readonly kind: "record"; readonly record: RecordKind }
  | { readonly kind: "assignments" | "askClosing" | "closing" | "monitor" }
  | { readonly kind: "report"; readonly id: string };

export interface Step {
  readonly title: string;
  readonly why: string;
  /** What the button says. */
  readonly says: string;
  readonly act: StepAct;
  readonly dueAt: string | null;
}

type Seen = Pick<
  CaseView,
  | "state"
  | "safety"
  | "clocks"
  | "records"
  | "assignments"
  | "reports"
  | "closing"
  | "closingConditions"
  | "writes"
  | "can"
>;

/** In the order in which a child becomes safe. */
const ofClocks: readonly (readonly [clock: string, record: RecordKind, title: string, why: string])[] = [
  ["firstContact", "contact", "马上联系孩子或照料的人", "先问清孩子现在平安不平安。"],
  ["visit", "visit", "到现场核查，看孩子是否安全", "见到孩子，当场作出安全评估。"],
  ["policeTransfer", "policeTransfer", "转公安", "涉嫌违法犯罪，要立即转，并记下谁接收。"],
  ["placement", "placement", "定下临时安置，办好交接", "孩子在家不安全，先到安全的地方。"],
  ["assess", "assessment", "登记监护评估结果", "评估好了，才知道怎么帮、要不要干预监护。"],
  ["confer", "conference", "开联合会商", "议定的每一项都会成为协办单，派到承办单位。"],
  ["plan", "plan", "定帮扶方案", "每项措施写明做什么、谁来做、什么时候以前。"],
  ["policeReply", "policeReply", "等公安答复", "收到答复就登记；到期还没有，请去催。"],
  ["policeExplain", "policeExplain", "等公安说明查处情况", "收到说明就登记；到期还没有，请去催。"],
];

export function nextSteps(view: Seen): Step[] {
  if (view.state === "closed") return [];
  if (view.state === "closing") return closingSteps(view);
  return [...dueSteps(view), ...laterSteps(view)];
}

function closingSteps({ closing, can }: Seen): Step[] {
  if (closing === null) return [];
  const act = { kind: "closing" } as const;
  return can.includes("signClosing")
    ? [
        {
          title: "结案等您签字",
          why: `${closing.askedBy}提出结案，看过结案意见和条件以后签字，或者退回。`,
          ...{ says: "去签字", act, dueAt: null },
        },
      ]
    : [
        {
          title: "等第二个人签字",
          why: `${closing.askedBy}提出结案，由区里另一位同事或领导签字。`,
          ...{ says: "看结案意见", act, dueAt: null },
        },
      ];
}

function dueSteps(view: Seen): Step[] {
  const { clocks, state, writes } = view;
  const open = clocks.filter(({ metAt, stoppedAt }) => metAt === null && stoppedAt === null);
  const steps = ofClocks.flatMap(([code, record, title, why]): Step[] => {
    const clock = open.find((one) => one.code === code);
    return clock === undefined ? [] : [recordStep(record, title, why, clock.dueAt)];
  });
  const hasPlacement = steps.some(({ act }) => act.kind === "record" && act.record === "placement");
  if (state === "emergency" && !hasPlacement)
    steps.unshift(recordStep("placement", "定下临时安置，办好交接", "孩子现在不安全。", null));
  return [...(clocks.length === 0 ? unclocked(view) : steps)].filter(
    ({ act }) => act.kind === "record" && writes.includes(act.record),
  );
}

/** A part that is not shown the terms is told by what is there. */
function unclocked({ state, records }: Seen): Step[] {
  const has = (kind: RecordKind) => records.some((one) => one.kind === kind && one.replacedWhy === null);
  if (state !== "verifying") return [];
  return [
    ...(has("contact") || has("visit")
      ? []
      : [recordStep("contact", "联系孩子或照料的人", "先问清孩子现在平安不平安。", null)]),
    recordStep("visit", "到现场核查，看孩子是否安全", "见到孩子，当场作出安全评估。", null),
  ];
}

function laterSteps(view: Seen): Step[] {
  const { assignments, reports, records, clocks, closingConditions, can, writes } = view;
  const steps: Step[] = [];
  const waiting = assignments.filter((one) => one.can.includes("settle"));
  const isVisited = records.some(({ kind }) => kind === "visit");
  // Whoever only looks on answers nobody.
  const unanswered =
    isVisited && can.includes("record") ? reports.filter(({ fedBackAt }) => fedBackAt === null) : [];
  for (const { id, number } of unanswered)
    steps.push({
      title: "答复报告的人",
      why: `报告 ${number} 还没有答复。`,
      ...{ says: "去答复", act: { kind: "report", id }, dueAt: null },
    });
  if (waiting.length > 0) steps.push(assignmentsStep(waiting));
  const isReady = closingConditions.some(
    ({ ground, conditions }) => ground !== "died" && conditions.every(({ isMet }) => isMet),
  );
  if (isReady && can.includes("askClosing"))
    steps.push({
      title: "结案的条件都满足了",
      why: "看过以后可以提出结案，由第二个人签字。",
      ...{ says: "提出结案", act: { kind: "askClosing" }, dueAt: null },
    });
  if (waiting.length === 0 && can.includes("monitor"))
    steps.push({
      title: "措施都有了着落，转入跟踪回访",
      why: "转入以后按期回访，平稳了再结案。",
      ...{ says: "转入跟踪回访", act: { kind: "monitor" }, dueAt: null },
    });
  const visit = clocks.find(
    ({ code, metAt, stoppedAt }) => code.startsWith("followUp") && metAt === null && stoppedAt === null,
  );
  if (
    writes.includes("followUp") &&
    (visit !== undefined || (clocks.length === 0 && view.state !== "verifying"))
  )
    steps.push(recordStep("followUp", "去回访", "看孩子过得怎么样，听听孩子自己说。", visit?.dueAt ?? null));
  return steps;
}

function assignmentsStep(waiting: Seen["assignments"]): Step {
  const dueAt = waiting.map((one) => one.dueAt).sort()[0] ?? null;
  const unsigned = waiting.filter(({ state }) => state === "waiting").length;
  return {
    title: unsigned > 0 ? `${unsigned} 张协办单等签收` : `${waiting.length} 张协办单在办`,
    why: "签收以后由承办单位负责；办好了写明结果。",
    ...{ says: "看协办单", act: { kind: "assignments" }, dueAt },
  };
}

function recordStep(record: RecordKind, title: string, why: string, dueAt: string | null): Step {
  return { title, why, dueAt, says: `写${recordKindCodes.label(record)}`, act: { kind: "record", record } };
}
