/** What units did of their duties, out of the register's own page: the same numbers by construction. */
import { today } from "../../../kernel/clock.ts";
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { DutyCounts } from "../../../platform/records/duties.contract.ts";
import { listDuties, readMatrix } from "../../../platform/records/read-duties.service.ts";
import { unitOfActor } from "../../../platform/records/units.ts";
import { fillTable, type Row, shareOf } from "./fill-tables.ts";
import { periodOf } from "./period.ts";
import type { PictureTable } from "./picture.contract.ts";
import { dutyTable } from "./picture-tables.ts";

const REGISTER = "sixProtections";
type Asked = Parameters<typeof periodOf>[0];

/** Of the year in which the period ends; the own unit's alone for whoever sees no others. */
export async function readDutyTable(tx: Tx, app: App, query: Asked): Promise<PictureTable> {
  const year = Number(periodOf(query, today()).to.slice(0, 4));
  if (mayDo(tx.actor, "duty.matrix")) {
    const { rows, total } = await readMatrix(tx, app, REGISTER, { year });
    return fillTable(
      dutyTable,
      rows.map(({ key, name, cells }) => ({
        code: key,
        label: name,
        counts: countsOf(cells.reduce((sum, { counts }) => plus(sum, counts), nothing)),
      })),
      countsOf(total),
    );
  }
  const { counts } = await listDuties(tx, app, REGISTER, { year, limit: 1 });
  const unit = unitOfActor(tx.actor) ?? "";
  return fillTable(dutyTable, [{ code: unit, label: "本单位", counts: countsOf(counts) }], null);
}

const nothing: DutyCounts = { overdue: 0, soon: 0, open: 0, done: 0, excused: 0 };

function plus(one: DutyCounts, other: DutyCounts): DutyCounts {
  return {
    overdue: one.overdue + other.overdue,
    soon: one.soon + other.soon,
    open: one.open + other.open,
    done: one.done + other.done,
    excused: one.excused + other.excused,
  };
}

function countsOf({ done, overdue, open, soon, excused }: DutyCounts): Row["counts"] {
  return { done, overdue, open: open + soon, excused, rate: shareOf(done, done + overdue) };
}
