/** Puts on the village's desk what will end within the next weeks, and what a report to the police is waiting for. */
import { addDays, daysBetween } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import { systemActor } from "../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../platform/db/database.ts";
import type { App } from "../../platform/http/app.ts";
import { listParameters } from "../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../platform/parameters/read-parameter.ts";
import type { ParametersInForce } from "../../platform/rules/evaluate.ts";
import { openTasks, type TaskDraft } from "../../platform/tasks/tasks.service.ts";
import { readSources } from "../registry/refresh-standing.service.ts";
import type { ProfileValues } from "./profile.contract.ts";
import { listProfilesIn } from "./profile.store.ts";
import { endingReminderDays } from "./recognition.parameters.ts";
import { type Ending, endingRules, endingsBetween, policeReminder } from "./rules/endings.ts";

const reminder = readerOf(endingReminderDays);
const CHUNK = 500;
const PARENTS = { father: "父亲", mother: "母亲" } as const;
const NOBODY = "00000000-0000-0000-0000-000000000000";
/** A parent may be out of contact long before any category stands. */
const concerned = [...new Set([...endingRules.flatMap(({ about }) => about), "ruralLeftBehind"])];

/** Returns how many tasks there should be; one that lies on the desk already stays as it is. */
export async function remindOfEndings(app: App): Promise<number> {
  let told = 0;
  for (let after = NOBODY; ; ) {
    const chunk = await unitOfWork(
      app.database,
      systemActor("endings"),
      { operation: "recognition.endings.remind", effect: "write", audited: false },
      (tx) => remindChunk(tx, after),
    );
    told += chunk.told;
    if (chunk.last === undefined) return told;
    after = chunk.last;
  }
}

interface Concerned {
  readonly childId: string;
  readonly scopeCode: string;
  readonly values: ProfileValues;
}

async function remindChunk(tx: Tx, after: string): Promise<{ told: number; last: string | undefined }> {
  const on = today();
  const parameters = await listParameters(tx, on);
  const children = await listProfilesIn(tx, concerned, { on, after, limit: CHUNK });
  const drafts = children.flatMap((child) => tasksOf(child, parameters, on));
  const named = await readSources(tx, [...new Set(drafts.flatMap(({ subjectId }) => subjectId ?? []))]);
  const names = new Map(named.map(({ source }) => [source.childId, source.name]));
  await openTasks(
    tx,
    drafts.map((draft) => ({
      ...draft,
      title: `${names.get(draft.subjectId ?? "") ?? "儿童"}：${draft.title}`,
    })),
  );
  return { told: drafts.length, last: children.at(-1)?.childId };
}

function tasksOf(
  { childId, scopeCode, values }: Concerned,
  parameters: ParametersInForce,
  on: string,
): TaskDraft[] {
  const ahead = reminder.find(parameters);
  const world = { facts: values, parameters, on };
  const at = {
    link: `/children/${childId}/recognition`,
    role: "villageDirector",
    scopeCode,
    subjectId: childId,
  } as const;
  const endings = ahead === undefined ? [] : endingsBetween(world, on, addDays(on, ahead));
  const reminders = (["father", "mother"] as const).flatMap(
    (parent) => policeReminder(world, parent, (day) => daysBetween(day, on)) ?? [],
  );
  return [
    ...endings.map((ending) => ({
      ...at,
      kind: "recognition.ending",
      key: `recognition.ending/${childId}/${ending.code}/${ending.on}`,
      title: ending.title,
      why: whyOf(ending),
      dueOn: ending.on,
    })),
    ...reminders.map(({ parent, reportedOn, days }) => ({
      ...at,
      kind: "recognition.lost",
      key: `recognition.lost/${childId}/${parent}/${reportedOn}/${days}`,
      title: `${PARENTS[parent]}失联报案已满 ${days} 天`,
      why: `${reportedOn} 向公安报告，请向派出所要查找情况回执单，或登记已经找到。`,
    })),
  ];
}

function whyOf({ on, stopsFrom, does, kind, cite }: Ending): string {
  const money = stopsFrom === null || kind === "review" ? "" : `自 ${stopsFrom} 起停发。`;
  return `${on} 到期。${does}。${money}（${cite.document}）`;
}
