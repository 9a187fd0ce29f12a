/** Entries of several units under one: handed out at once, each done by its unit, all seen together where they come from. */
import type { BodyOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { dutiesOf } from "./duty.ts";
import { type Instance, listInstances } from "./duty-instances.service.ts";
import * as store from "./entries.store.ts";
import { getKindFor, writableUnits } from "./kinds.service.ts";
import { lateMarkerOf } from "./late-entries.service.ts";
import { presentEntry } from "./read-record.service.ts";
import { declaredRecords, newestVersion, type RecordKind } from "./record.ts";
import { dutyStateCodes } from "./record-codes.contract.ts";
import { fieldsOf } from "./record-fields.ts";
import { recordProblems } from "./record-problems.contract.ts";
import type * as contract from "./under.contract.ts";
import type { UnderView } from "./under.contract.ts";
import { writeEntry } from "./write-record.service.ts";

type Surroundings = Pick<App, "places" | "cipher">;

/** @throws access.notFound */
export async function readUnder(tx: Tx, app: Surroundings, kindCode: string, id: string): Promise<UnderView> {
  const kind = getKindFor(tx.actor, kindCode);
  if ((await store.findEntry(tx, kind.code, id)) === undefined) throw notFound();
  const rows = await store.listUnder(tx, id);
  const kinds: UnderView["kinds"] = [];
  for (const child of kindsUnder(kind)) kinds.push(await viewOf(tx, app, child, rows));
  return { kinds };
}

function kindsUnder(kind: RecordKind): RecordKind[] {
  return declaredRecords().filter(({ under }) => under === kind);
}

async function viewOf(
  tx: Tx,
  app: Surroundings,
  child: RecordKind,
  rows: readonly store.EntryRow[],
): Promise<UnderView["kinds"][number]> {
  const items = rows.filter(({ kind }) => kind === child.code);
  const standing = items.length === 0 ? new Map<string, Instance>() : await standingsOf(tx, app, child);
  const isLate = await lateMarkerOf(tx, child);
  return {
    code: child.code,
    title: child.title,
    dayLabel: child.dayLabel,
    fields: [...fieldsOf(newestVersion(child))],
    units: writableUnits(tx.actor, app, child).map(({ unit, name }) => ({ unit, name })),
    items: items.map((row) => {
      const one = standing.get(row.id);
      return {
        ...presentEntry(app, row, isLate),
        duty: one === undefined ? null : { state: one.state, dueOn: one.dueOn, daysLate: one.daysLate },
      };
    }),
  };
}

/** Of several duties that one entry asks for the worst. */
async function standingsOf(
  tx: Tx,
  app: Surroundings,
  child: RecordKind,
): Promise<ReadonlyMap<string, Instance>> {
  const instances = await listInstances(tx, app, { duties: dutiesOf(child) });
  const rank = ({ state }: Instance) => dutyStateCodes.codes.indexOf(state);
  const worstLast = instances.toSorted((one, other) => rank(other) - rank(one));
  return new Map(worstLast.flatMap((one) => (one.entryId === null ? [] : [[one.entryId, one] as const])));
}

/** One entry for each unit. @throws access.notFound, access.forbidden, records.wrongState and what a new one may meet */
export async function handOut(
  tx: Tx,
  app: Surroundings,
  parent: { readonly kind: string; readonly id: string; readonly child: string },
  { units, on, content }: BodyOf<typeof contract.handOut>,
): Promise<UnderView> {
  const kind = getKindFor(tx.actor, parent.kind);
  const child = kindsUnder(kind).find(({ code }) => code === parent.child);
  const row = await store.findEntry(tx, kind.code, parent.id);
  if (row === undefined || child === undefined) throw notFound();
  if (row.state === "withdrawn") throw new Problem(recordProblems.wrongState);
  for (const unit of new Set(units))
    await writeEntry(tx, app, child.code, { unit, on, content, submit: true, parentId: parent.id });
  tx.note({ subjectIds: [parent.id], detail: { kind: kind.code, under: child.code, units: units.length } });
  return readUnder(tx, app, parent.kind, parent.id);
}
