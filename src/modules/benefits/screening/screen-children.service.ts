/** Screening: the whole register in one pass each night, single children at once after their facts changed. */
import { v7 as uuid } from "uuid";
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import { monthOfDate } from "../../../kernel/month.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { parametersFrom } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import type { ParametersInForce } from "../../../platform/rules/evaluate.ts";
import { screeningAhead } from "../benefits.parameters.ts";
import { writeCoverage } from "./coverage.store.ts";
import * as store from "./screening.store.ts";
import type { ScreeningDays } from "./screening-sql.store.ts";
import { subjects, versionOf } from "./subjects.ts";
import { seasonalSubjects } from "./task-seasons.ts";

export type { Differences } from "./screening.store.ts";

const ahead = readerOf(screeningAhead);

/** A day with its parameters, and the day that is looked at in advance. */
export async function screeningDays(tx: Tx, on: IsoDate = today()): Promise<ScreeningDays> {
  const parametersOn = await parametersFrom(tx, on);
  const parameters = parametersOn(on);
  const soon = addDays(on, ahead.find(parameters) ?? 0);
  return { today: { on, parameters }, soon: { on: soon, parameters: parametersOn(soon) } };
}

/** Every child of every place; the run is remembered with the versions of rules and parameters that it used. */
export async function screenEverybody(tx: Tx): Promise<store.Differences> {
  const begun = now();
  await store.lockScreening(tx);
  const days = await screeningDays(tx);
  const last = await store.findLastRun(tx);
  const differences = await store.screenAll(tx, days, taskedKinds);
  if (monthOfDate(last?.day ?? days.today.on) !== monthOfDate(days.today.on))
    await store.renewTasksOf(tx, seasonalSubjects);
  await store.insertRun(tx, {
    id: uuid(),
    day: days.today.on,
    children: await store.countChildren(tx, days.today.on),
    ...differences,
    parameters: versionsOf(days.today.parameters),
    rules: Object.fromEntries(subjects.map((one) => [one.about, versionOf(one, days.today.on)?.from ?? ""])),
    duration_ms: now().getTime() - begun.getTime(),
    at: now(),
  });
  tx.note({ detail: { ...differences } });
  return differences;
}

/** The month's coverage, from today's facts. */
export async function snapshotCoverage(tx: Tx): Promise<void> {
  await writeCoverage(tx, await screeningDays(tx));
}

/** These children only; called in the transaction that changed what is known of them. */
export async function screenChildren(tx: Tx, childIds: readonly string[]): Promise<store.Differences> {
  if (childIds.length === 0) return { added: 0, changed: 0, gone: 0 };
  return inEveryPlace(tx, async () => {
    await store.lockScreening(tx);
    return store.screenSome(tx, await screeningDays(tx), taskedKinds, childIds);
  });
}

/** Subject and kind of every finding that lies on somebody's desk. */
const taskedKinds: readonly string[] = subjects.flatMap(({ about, follow }) =>
  Object.entries(follow).flatMap(([kind, how]) => (how === "task" ? [`${about}/${kind}`] : [])),
);

function versionsOf(parameters: ParametersInForce): Record<string, string> {
  return Object.fromEntries([...parameters.values()].map(({ key, validFrom }) => [key, validFrom ?? ""]));
}
