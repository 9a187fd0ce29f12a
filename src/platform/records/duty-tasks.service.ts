/**
 * An open duty is a task on its unit's desk from some weeks before it is due. For units without an account the office above has one
 * task a duty and period that counts them; what an entry asks for is a task each.
 */
import { addDays } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { listParameters } from "../parameters/parameters.store.ts";
import { readerOf } from "../parameters/read-parameter.ts";
import { escalateWhenLate } from "../tasks/late-tasks.service.ts";
import { changeTask, closeTasks, listOpenOfKind, openTasks, type TaskDraft } from "../tasks/tasks.service.ts";
import { type Desk, type DeskOf, deskFinder } from "./desks.ts";
import { listStaffedPosts } from "./duties.store.ts";
import { type Duty, declaredDuties, dutiesOf } from "./duty.ts";
import { type Instance, keyOfInstance, listInstances } from "./duty-instances.service.ts";
import { onEntriesChanged } from "./entry-hooks.service.ts";
import { isOpenOn } from "./organisations/open-organisations.ts";
import { ORGANISATIONS } from "./organisations/organisation-record.ts";
import { taskDays } from "./records.parameters.ts";
import { nameOfUnit, parseUnit, type UnitKey, unitOfActor } from "./units.ts";

const KIND = "records.duty";
escalateWhenLate(KIND);
const ahead = readerOf(taskDays);

onEntriesChanged(async (tx, app, kind, entries) => {
  if (kind.code === ORGANISATIONS) {
    // One that opened or closed changes for whom something is owed.
    await refreshDutyTasks(tx, app, {
      duties: declaredDuties().filter(({ forEach }) => forEach !== undefined),
    });
    return;
  }
  const duties = dutiesOf(kind);
  if (duties.length === 0) return;
  const own = unitOfActor(tx.actor);
  const units = [...new Set(entries.map(({ unit }) => unit))];
  // Who writes for others has tasks that count them all.
  const isForOthers = units.some((unit) => unit !== own);
  await refreshDutyTasks(tx, app, { duties, ...(isForOthers ? {} : { units }) });
});

interface Chosen {
  readonly duties: readonly Duty[];
  readonly units?: readonly UnitKey[];
}

/** Brings the tasks of these duties up to date, within the asker's place; how many are open. */
export async function refreshDutyTasks(tx: Tx, app: Pick<App, "places">, chosen: Chosen): Promise<number> {
  const deskOf = deskFinder(await listStaffedPosts(tx, today()));
  const instances = await listInstances(tx, app, chosen);
  const days = ahead.get(await listParameters(tx, today()));
  const wanted = tasksOf(
    app,
    deskOf,
    instances.filter((one) => isTask(one, days)),
  );
  const open = new Set(wanted.map(({ key }) => key));
  const touched = new Set(instances.flatMap((one) => keysOf(deskOf, one)));
  const lying = await listOpenOfKind(tx, KIND);
  await closeTasks(
    tx,
    [...lying.keys()].filter((key) => touched.has(key) && !open.has(key)),
    "已完成或不用做",
  );
  await openTasks(
    tx,
    wanted.filter(({ key }) => !lying.has(key)),
  );
  for (const { key, why } of wanted)
    if (lying.has(key) && lying.get(key) !== why) await changeTask(tx, key, { why });
  return open.size;
}

export function allDuties(): Chosen {
  return { duties: declaredDuties() };
}

function isTask({ state, dueOn, about }: Instance, days: number): boolean {
  if (state === "done" || state === "excused") return false;
  // Nobody can make up for it any more; the register still shows that it was missed.
  if (about !== undefined && !isOpenOn(about, today())) return false;
  return dueOn === null || addDays(today(), days) >= dueOn;
}

function keyOf(desk: Desk, one: Instance): string {
  const { duty, unit, scopeCode, entryId, about, from } = one;
  // All organisations of a period are one task: a list to work off, and not a desk full of schools.
  const instance = about === undefined ? one.instance : `${from}/each`;
  return desk.isAnother && entryId === null
    ? `${KIND}/${duty.code}/for/${desk.role}/${desk.scopeCode}/${instance}`
    : `${KIND}/${keyOfInstance({ duty: duty.code, unit, scopeCode, instance })}`;
}

function keysOf(deskOf: DeskOf, one: Instance): string[] {
  return [keyOf(deskOf(one.unit, one.scopeCode), one)];
}

function tasksOf(app: Pick<App, "places">, deskOf: DeskOf, instances: readonly Instance[]): TaskDraft[] {
  const groups = Map.groupBy(instances, (one) => keyOf(deskOf(one.unit, one.scopeCode), one));
  return Array.from(groups, ([key, [first, ...rest]]) =>
    first === undefined
      ? []
      : [
          draftOf(
            app,
            key,
            deskOf(first.unit, first.scopeCode),
            first,
            unitsOf([first, ...rest]),
            rest.length + 1,
          ),
        ],
  ).flat();
}

function unitsOf(instances: readonly Instance[]): number {
  return new Set(instances.map(({ unit, scopeCode }) => `${unit}/${scopeCode}`)).size;
}

function draftOf(
  { places }: Pick<App, "places">,
  key: string,
  desk: Desk,
  one: Instance,
  units: number,
  open: number,
): TaskDraft {
  const { duty, label, dueOn, required, done } = one;
  const isSum = desk.isAnother && one.entryId === null;
  const name = nameOfUnit(one.unit, (code) => places.nameOf(code));
  const short =
    one.about !== undefined
      ? `，还有 ${open} 家没有做`
      : required > 1
        ? `，还差 ${required - done}（要 ${required}）`
        : "";
  const whom = isSum ? `代没有账号的 ${units} 个单位` : desk.isAnother ? `代${name}（没有账号）` : "";
  return {
    kind: KIND,
    key,
    title: `${desk.isAnother ? "代填" : "职责"}：${duty.title}（${label}）${isOffice(one) && !isSum ? ` · ${name}` : ""}`,
    why: `${duty.register.title}·${duty.register.domains.label(duty.domain)}${short}。${whom === "" ? "" : `${whom}登记。`}${
      dueOn === null ? "没有期限。" : `${dueOn} 前完成。`
    }`,
    link: linkOf(one, isSum),
    role: desk.role,
    scopeCode: desk.scopeCode,
    department: desk.department,
    dueOn: dueOn ?? undefined,
  };
}

/** Its task lies at the district, which does not tell whose it is. */
function isOffice({ unit }: Instance): boolean {
  return parseUnit(unit)?.kind !== "place";
}

function linkOf({ duty, entryId, unit, scopeCode, to, about }: Instance, isSum: boolean): string {
  const list = `/duties/${duty.register.code}?duty=${duty.code}`;
  if (isSum) return scopeCode.length > DISTRICT ? `${list}&place=${scopeCode.slice(0, TOWNSHIP)}` : list;
  if (about !== undefined) return `${list}&unit=${encodeURIComponent(unit)}`;
  return entryId === null
    ? `/records/${duty.record.code}/new?unit=${encodeURIComponent(unit)}&by=${to}`
    : `/records/${duty.record.code}/${entryId}`;
}

const DISTRICT = 6;
const TOWNSHIP = 9;
