/** Who is asked to look: a task for each child to be checked in its village; else one for each desk on which something waits. */
import { today } from "../../../kernel/clock.ts";
import { addWorkingDays } from "../../../kernel/working-days.ts";
import { getWorkCalendar } from "../../../platform/calendar/calendar.service.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { type ParameterReader, readerOf } from "../../../platform/parameters/read-parameter.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { closeTasks, openTasks, type TaskDraft } from "../../../platform/tasks/tasks.service.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { type DifferenceTab, differenceTabCodes } from "./effect-codes.contract.ts";
import { checkDays, settleDays } from "./effects.parameters.ts";
import type { EffectWrite } from "./effects.store.ts";
import * as store from "./effects.store.ts";

const CHECK = "matching.check";
const SETTLE = "matching.settle";
escalateWhenLate(CHECK, SETTLE);
const daysToCheck = readerOf(checkDays);
const daysToSettle = readerOf(settleDays);

export const keyOfCheck = (id: string) => `${CHECK}/${id}`;
const keyOfDesk = (tab: DifferenceTab, place: string) => `${SETTLE}/${tab}/${place}`;

export async function dueOf(
  tx: Tx,
  reader: ParameterReader<number> = daysToCheck,
): Promise<string | undefined> {
  const days = reader.get(await listParameters(tx, today()));
  const due = addWorkingDays(await getWorkCalendar(tx), today(), days);
  return due.verdict === "known" ? due.value : undefined;
}

export async function openCheckTasks(
  tx: Tx,
  checks: readonly Pick<EffectWrite, "id" | "childId" | "scopeCode" | "detail">[],
): Promise<void> {
  const names = await readChildNames(
    tx,
    checks.flatMap(({ childId }) => childId ?? []),
  );
  await openTasks(
    tx,
    checks.map(({ id, childId, scopeCode, detail }) => ({
      kind: CHECK,
      key: keyOfCheck(id),
      title: `${detail.title ?? ""}：${names.get(childId ?? "") ?? ""}`,
      why: `孩子的${detail.relation ?? "家人"}在名册里，请上门看看孩子跟谁生活、过得怎么样，填写核查表。`,
      link: `/exchange/differences?tab=checks&item=${id}`,
      role: "villageDirector" as const,
      scopeCode,
      subjectId: childId ?? undefined,
      dueOn: detail.dueOn,
    })),
  );
}

export async function closeCheckTasks(tx: Tx, ids: readonly string[], outcome: string): Promise<void> {
  await closeTasks(tx, ids.map(keyOfCheck), outcome);
}

const desks: Readonly<
  Record<Exclude<DifferenceTab, "checks">, Pick<TaskDraft, "role" | "why"> & { digits: number }>
> = {
  endings: {
    role: "districtOfficer",
    digits: 6,
    why: "名册里已经没有这些人，或者名册说已经结束。请核实后确认结束的日期，或者写明没有结束。",
  },
  discrepancies: {
    role: "townshipSupervisor",
    digits: 9,
    why: "别的部门说的和登记的不一样，没有写进档案。请核实哪一边对，把结果登记下来。",
  },
  absences: {
    role: "townshipSupervisor",
    digits: 9,
    why: "这些孩子应当在学，学籍名册里没有。请核实在哪里就读、是不是失学。",
  },
  leftBehind: {
    role: "townshipSupervisor",
    digits: 9,
    why: "学校的留守名单和台账不一样。请核实孩子是不是留守，更正台账或者告知学校。",
  },
};

/** For what was just put there: nothing is counted, for a roster has thousands of rows. */
export async function openDesks(
  tx: Tx,
  waiting: readonly { readonly tab: DifferenceTab; readonly scopeCode: string }[],
): Promise<void> {
  if (waiting.length === 0) return;
  const dueOn = await dueOf(tx, daysToSettle);
  await openTasks(
    tx,
    waiting.flatMap(({ tab, scopeCode }) => (tab === "checks" ? [] : [taskOf(tab, scopeCode, dueOn)])),
  );
}

function taskOf(
  tab: Exclude<DifferenceTab, "checks">,
  scopeCode: string,
  dueOn: string | undefined,
): TaskDraft {
  const { digits, role, why } = desks[tab];
  const place = scopeCode.slice(0, digits);
  return {
    ...{ kind: SETTLE, key: keyOfDesk(tab, place), title: `信息共享：${differenceTabCodes.label(tab)}`, why },
    link: `/exchange/differences?tab=${tab}`,
    role,
    scopeCode: place,
    ...(dueOn === undefined ? {} : { dueOn }),
  };
}

/** Opens the task of every desk on which something waits, and closes it where nothing does any more. */
export async function refreshDesks(tx: Tx, places: readonly string[]): Promise<void> {
  const dueOn = await dueOf(tx, daysToSettle);
  for (const tab of differenceTabCodes.codes) {
    if (tab === "checks") continue;
    const { digits } = desks[tab];
    const waiting = await store.listWaitingPlaces(tx, tab, digits);
    const asked = [...new Set(places.map((place) => place.slice(0, digits)))];
    await closeTasks(
      tx,
      asked.filter((place) => !waiting.has(place)).map((place) => keyOfDesk(tab, place)),
      "都已处理",
    );
    await openTasks(
      tx,
      asked.filter((place) => waiting.has(place)).map((place) => taskOf(tab, place, dueOn)),
    );
  }
}
