/** Each kind of roster is something that can be taken in: read into this room's rows, worked on, forgotten. */
import type { Tx } from "../../../platform/db/database.ts";
import { declareInbound, type FaultyRow } from "../../../platform/exchange/exchange-book.service.ts";
import type { RosterField, RosterType } from "../rosters/roster-type.ts";
import { rosterTypes } from "../rosters/roster-types.ts";
import { listFaulty } from "./link.store.ts";
import { linkBatch } from "./link-batch.service.ts";
import { readBatch } from "./read-batch.service.ts";
import { forgetBatch } from "./undo-batch.service.ts";

const WHOLE_NUMBERS: readonly RosterField["kind"][] = ["citizenNo", "phone"];

for (const type of rosterTypes) declareRoster(type);

function declareRoster(type: RosterType): void {
  declareInbound({
    code: type.code,
    title: type.title,
    unit: type.unit,
    basis: type.basis,
    fields: type.fields.map(({ code, label, kind }) => ({
      ...{ code, label },
      ...(WHOLE_NUMBERS.includes(kind) ? { sensitivity: "L3" as const } : {}),
    })),
    needed: type.fields.filter(({ required }) => required === true).map(({ code }) => code),
    read: (app, batch) => readBatch(app, type, batch),
    work: (app, batchId) => linkBatch(app, batchId, type),
    faults: (tx, _app, batchId) => faultsOf(tx, batchId),
    forget: (tx, app, batchId) => forgetBatch(tx, app, batchId),
  });
}

async function faultsOf(tx: Tx, batchId: string): Promise<readonly FaultyRow[]> {
  return (await listFaulty(tx, batchId)).map(({ at, faults }) => ({
    at: Number(/(\d+)\D*$/.exec(at)?.[1] ?? 0),
    says: faults.join("；"),
  }));
}
