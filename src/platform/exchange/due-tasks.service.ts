/** A channel that brought nothing by its day and the grace is a task of the district's officers, until something comes. */
import { today } from "../../kernel/clock.ts";
import { memberUnitCodes } from "../../kernel/member-units.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import { closeTasks, listOpenOfKind, openTasks, type TaskDraft } from "../tasks/tasks.service.ts";
import { agreementState } from "./agreement-state.ts";
import { type AgreementRow, listAgreed, listArrivals } from "./agreements.store.ts";
import { type Due, dueOf } from "./due-days.ts";

const KIND = "exchange.due";

/** Puts on desks what is late today, takes off what is not. Asked each hour, and whenever something comes or an agreement changes. */
export async function refreshDueTasks(tx: Tx): Promise<void> {
  await inEveryPlace(tx, async () => {
    const wanted = await lateOnes(tx);
    const keys = new Set(wanted.map(({ key }) => key));
    const gone = [...(await listOpenOfKind(tx, KIND)).keys()].filter((key) => !keys.has(key));
    await closeTasks(tx, gone, "已到，或者不再等");
    await openTasks(tx, wanted);
  });
}

async function lateOnes(tx: Tx): Promise<TaskDraft[]> {
  return (await listAwaited(tx)).flatMap(({ row, due }) => (due.light === "red" ? [taskOf(row, due)] : []));
}

export interface Awaited {
  readonly row: AgreementRow;
  readonly due: Due;
}

/** What each agreement in force by which something comes in stands waiting for; copies that are due have tasks of their own (outbound/). */
export async function listAwaited(tx: Tx): Promise<Awaited[]> {
  const on = today();
  const agreed = (await listAgreed(tx)).filter(
    (row) => row.direction === "in" && agreementState(row, on) === "inForce",
  );
  const arrivals = Map.groupBy(
    await listArrivals(
      tx,
      agreed.map(({ lineId }) => lineId),
    ),
    ({ lineId }) => lineId,
  );
  return agreed.map((row) => {
    const answered = (arrivals.get(row.lineId) ?? []).flatMap(({ dueOn }) => dueOn ?? []);
    return { row, due: dueOf(row, answered, on) };
  });
}

function taskOf(row: AgreementRow, { dueOn, lateAfter }: Due): TaskDraft {
  const unit = memberUnitCodes.label(row.unit);
  return {
    kind: KIND,
    key: `${KIND}/${row.lineId}/${dueOn ?? ""}`,
    title: `${unit}的名册没有来：${row.title}`,
    why: `应在 ${dueOn ?? ""} 前收到，宽限到 ${lateAfter ?? ""} 也没有来。请联系对方；收到以后这一条自动消失。`,
    link: `/exchange/agreements/${row.id}`,
    role: "districtOfficer",
    scopeCode: row.scopeCode,
    dueOn: lateAfter ?? undefined,
  };
}
