/** A plan on file is started: each of its steps becomes a task of its unit, with a day, under one record of the start. R-262. */
import { now, today } from "../../../../kernel/clock.ts";
import { Problem } from "../../../../kernel/problem.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { readEntry } from "../../../../platform/records/read-record.service.ts";
import { handOut, readUnder } from "../../../../platform/records/under.service.ts";
import { parseUnit } from "../../../../platform/records/units.ts";
import { writeEntry } from "../../../../platform/records/write-record.service.ts";
import { emergencyProblems } from "./emergency-problems.contract.ts";

const PLANS = "protection.emergencyPlans";
const STARTS = "protection.planStarts";
const TASKS = "protection.emergencyTasks";
const HOUR_MS = 3_600_000;
const BEIJING_MS = 8 * HOUR_MS;

interface Started {
  readonly startId: string;
  readonly plan: string;
}

/** Steps of townships count where the emergency is. @throws emergency.planElsewhere, emergency.planEmpty, access.notFound */
export async function startPlan(
  tx: Tx,
  app: App,
  { planId, emergency, places }: { planId: string; emergency: string; places: readonly string[] },
): Promise<Started> {
  // Tasks of member units lie at the district, beyond what a township writes.
  if (tx.actor.role !== "districtOfficer") throw new Problem(emergencyProblems.planElsewhere);
  const { content } = await readEntry(tx, app, PLANS, planId);
  const plan = String(content["name"] ?? "");
  const { kinds } = await readUnder(tx, app, PLANS, planId);
  const steps = kinds
    .flatMap(({ items }) => items)
    .filter(({ unit }) => isConcerned(unit, places))
    .sort((one, other) => Number(one.content["order"]) - Number(other.content["order"]));
  if (steps.length === 0) throw new Problem(emergencyProblems.planEmpty);
  const on = today();
  const start = await writeEntry(tx, app, STARTS, { on, content: { emergency, plan }, submit: true });
  for (const { unit, content: step } of steps)
    await handOut(
      tx,
      app,
      { kind: STARTS, id: start.id, child: TASKS },
      {
        units: [unit],
        on,
        content: { emergency, what: step["what"] ?? "", dueOn: dayAfter(Number(step["hours"])) },
      },
    );
  return { startId: start.id, plan };
}

function isConcerned(key: string, places: readonly string[]): boolean {
  const unit = parseUnit(key);
  return (
    unit?.kind !== "place" || places.some((code) => code.startsWith(unit.code) || unit.code.startsWith(code))
  );
}

/** In Beijing. */
function dayAfter(hours: number): string {
  return new Date(now().getTime() + hours * HOUR_MS + BEIJING_MS).toISOString().slice(0, 10);
}
