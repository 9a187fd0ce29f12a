/** What happens to a report or a case: written once, and its clocks, its tasks and its nearest day follow in the same transaction. */
import type { Role } from "../../../kernel/actor.ts";
import { businessDate, now } from "../../../kernel/clock.ts";
import { SYSTEM_ID } from "../../../platform/access/system-actor.ts";
import { getWorkCalendar } from "../../../platform/calendar/calendar.service.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { listParameterPeriods } from "../../../platform/parameters/parameters.store.ts";
import { changeTask, closeTask, openTask } from "../../../platform/tasks/tasks.service.ts";
import type { Colour } from "../protection-codes.contract.ts";
import { type Clock, clockSpecs, clocksOf, type Holder, isOpen, type Reckoning } from "./clocks.ts";
import * as store from "./events.store.ts";

export type { ClockRow, EventRow } from "./events.store.ts";
export const { listClocks, listEvents } = store;

/** Whose turn it is, and how lists and tasks call the thing. */
export interface Held {
  readonly of: Holder;
  readonly id: string;
  readonly scopeCode: string;
  /** Without a name where it is sealed: a task is read over somebody's shoulder. */
  readonly title: string;
  readonly sealed: boolean;
  readonly colour: Colour;
  readonly responsible: { readonly accountId: string; readonly role: Role; readonly placeCode: string };
}

export interface Happening {
  readonly code: string;
  /** For clocks and figures: codes and days, never names. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** For people who follow the matter: no names, no numbers. */
  readonly words: string;
  /** When it happened; now, unless told later. */
  readonly at?: Date;
  /** Done by whoever reported: the timeline may not say who that is. */
  readonly byReporter?: boolean;
}

export async function happened(tx: Tx, held: Held, ...events: readonly Happening[]): Promise<void> {
  await inEveryPlace(tx, async () => {
    for (const { code, data = {}, words, at = now(), byReporter = false } of events)
      await store.insertEvent(tx, held.id, {
        ...{ code, data, words, at },
        ...(byReporter ? REPORTER : whoActs(tx)),
      });
    await followClocks(tx, held);
  });
}

const REPORTER = { byAccount: null, byName: "报告的人" };

/** The system, and whoever has no account, are nobody's row. */
function whoActs({ actor }: Tx): { readonly byAccount: string | null; readonly byName: string } {
  return actor.accountId === SYSTEM_ID
    ? { byAccount: null, byName: "系统" }
    : { byAccount: actor.accountId, byName: actor.displayName };
}

export const taskKeyOf = (code: string, holderId: string) => `protection.${code}/${holderId}`;

/** Reckons the clocks anew from the events; their tasks lie on the desk of whoever is responsible now. */
export async function followClocks(tx: Tx, held: Held): Promise<void> {
  const events = await store.listEvents(tx, held.id);
  const clocks = clocksOf(held.of, events, await reckoningOf(tx));
  await closeBegunAnew(tx, held, clocks);
  await store.writeClocks(tx, held.id, held.scopeCode, clocks);
  await store.writeStanding(tx, held.of, held.id, clocks);
  for (const clock of clocks) await followTask(tx, held, clock);
}

/** One that begins again while it runs: what was told of the round before, and that it was late, is over. */
async function closeBegunAnew(tx: Tx, held: Held, clocks: readonly Clock[]): Promise<void> {
  const before = new Map((await store.listClocks(tx, held.id)).map((row) => [row.code, row.startedAt]));
  for (const { code, startedAt } of clocks.filter(isOpen)) {
    const begun = before.get(code);
    if (begun !== undefined && begun.toISOString() !== startedAt)
      await closeTask(tx, taskKeyOf(code, held.id), "已办");
  }
}

async function followTask(tx: Tx, held: Held, clock: Clock): Promise<void> {
  const key = taskKeyOf(clock.code, held.id);
  if (!isOpen(clock)) return closeTask(tx, key, clock.metAt === null ? "不再需要" : "已办");
  const dueAt = new Date(clock.dueAt);
  const rings = held.colour === "red" && clock.code === "takeUp";
  const { accountId, role, placeCode } = held.responsible;
  const title = `${clock.title}：${held.title}`;
  const secretOf = held.sealed ? held.id : undefined;
  await openTask(tx, {
    kind: "protection.clock",
    key,
    title,
    why: `${clock.cite.document}：${clock.cite.says}。`,
    link: `/${held.of === "report" ? "reports" : "cases"}/${held.id}`,
    role,
    scopeCode: placeCode,
    dueOn: businessDate(dueAt),
    dueAt,
    rings,
    accountId,
    secretOf,
  });
  const desk = { role, scopeCode: placeCode };
  await changeTask(tx, key, {
    dueAt,
    dueOn: businessDate(dueAt),
    accountId,
    rings,
    desk,
    title,
    secretOf: secretOf ?? null,
  });
}

const keys = [
  ...new Set(
    clockSpecs.flatMap(({ term }) =>
      (["red", "orange", "yellow", "blue"] as const).map((colour) => term(colour).reader.parameter.key),
    ),
  ),
];

async function reckoningOf(tx: Tx): Promise<Reckoning> {
  const periods = await listParameterPeriods(tx, keys);
  const calendar = await getWorkCalendar(tx);
  return {
    calendar,
    parametersOn: (at) => {
      const day = businessDate(new Date(at));
      return new Map(
        periods
          .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day))
          .map((row) => [row.key, row]),
      );
    },
  };
}
