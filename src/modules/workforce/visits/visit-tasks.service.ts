/** What visits put on desks: the township's, where somebody has to look into what was seen; the village's, where something is missing. */
import type { Tx } from "../../../platform/db/database.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { closeTasks, openTask, type TaskDraft } from "../../../platform/tasks/tasks.service.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { dueIn } from "../schedule/desk-terms.service.ts";

const RISK = "workforce.risk";
const ABSENT = "workforce.absent";
const RETURNED = "workforce.visit.returned";
escalateWhenLate(RISK);
escalateWhenLate(ABSENT);
escalateWhenLate(RETURNED);

export interface AboutVisit {
  readonly id: string;
  readonly no: string;
  readonly childId: string;
  readonly scopeCode: string;
}

const keyOf = (kind: string, { id }: Pick<AboutVisit, "id">) => `${kind}/${id}`;

/** The words stay in the visit: on the desk lies only that there are some. */
export async function askTownship(tx: Tx, visit: AboutVisit, why: "riskConcern" | "absent"): Promise<void> {
  const name = await nameOf(tx, visit.childId);
  const said = {
    riskConcern: {
      kind: RISK,
      title: `核实风险：${name}`,
      why: `村里走访（${visit.no}）后觉得孩子的风险变高了。请看走访记录，核实后登记处理结果。`,
    },
    absent: {
      kind: ABSENT,
      title: `孩子去向不明：${name}`,
      why: `村里走访（${visit.no}）没有见到孩子，照料人说不清孩子在哪里。请马上核实，登记处理结果。`,
    },
  }[why];
  await put(
    tx,
    visit,
    { ...said, role: "townshipSupervisor", scopeCode: visit.scopeCode.slice(0, 9) },
    "answer",
  );
}

/** The township has looked into what the visit raised. */
export async function settleAsked(tx: Tx, visit: Pick<AboutVisit, "id">): Promise<void> {
  await closeTasks(tx, [keyOf(RISK, visit), keyOf(ABSENT, visit)], "镇街已核实处理");
}

export async function askVillage(tx: Tx, visit: AboutVisit, reason: string): Promise<void> {
  const title = `补充走访：${await nameOf(tx, visit.childId)}`;
  await put(
    tx,
    visit,
    { kind: RETURNED, title, why: reason, role: "villageDirector", scopeCode: visit.scopeCode },
    "amend",
  );
}

export async function settleReturned(tx: Tx, visit: Pick<AboutVisit, "id">): Promise<void> {
  await closeTasks(tx, [keyOf(RETURNED, visit)], "已补充");
}

async function put(
  tx: Tx,
  visit: AboutVisit,
  draft: Pick<TaskDraft, "kind" | "title" | "why" | "role" | "scopeCode">,
  term: "answer" | "amend",
): Promise<void> {
  await openTask(tx, {
    ...draft,
    key: keyOf(draft.kind, visit),
    link: `/visits?visit=${visit.id}`,
    subjectId: visit.childId,
    ...(await dueIn(tx, term)),
  });
}

async function nameOf(tx: Tx, childId: string): Promise<string> {
  return (await readChildNames(tx, [childId])).get(childId) ?? "";
}
