/**
 * What protection keeps of a child follows its file into another one, and goes back when the files are parted. What is recorded on the
 * kept file in between stays with it.
 */
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { boundProcedures } from "../../../platform/procedures/procedure-book.service.ts";
import { readdressMatters, returnMatter } from "../../../platform/procedures/readdress-matters.store.ts";
import { readdressTasks, returnTask } from "../../../platform/tasks/readdress-tasks.store.ts";
import { onProfilesChanged } from "../../recognition/refresh-profiles.service.ts";
import { type Joined, listJoined } from "../../registry/joined-persons.service.ts";
import { guardianshipGroup } from "../guardianship/which-procedure.ts";
import { findSpecial } from "../special/special-procedures.ts";
import * as store from "./merged-rows.store.ts";

const isOurs = ({ code, group }: { readonly code: string; readonly group?: string }) =>
  group === guardianshipGroup || findSpecial(code) !== undefined;

onProfilesChanged((tx, _app, childIds) =>
  inEveryPlace(tx, async () => {
    for (const row of await store.takeParted(tx, childIds)) await giveBack(tx, row);
    for (const pair of await listJoined(tx, childIds)) await takeAlong(tx, pair);
  }),
);

async function takeAlong(tx: Tx, pair: Joined): Promise<void> {
  await store.endEarlier(tx, "custody", "replaced", pair);
  await store.endEarlier(tx, "placement", "moved", pair);
  await store.movePlain(tx, pair);
  await store.moveAssessments(tx, pair);
  await store.moveWatchItems(tx, pair);
  await store.moveEmergencyChecks(tx, pair);
  const procedures = boundProcedures()
    .filter(({ procedure }) => isOurs(procedure))
    .map(({ procedure }) => procedure.code);
  const matters = await readdressMatters(tx, procedures, pair);
  await store.noteMoved(
    tx,
    "matter",
    matters.map((id) => ({ id, was: {} })),
    pair,
  );
  const tasks = await readdressTasks(tx, { kinds: ["protection.", "guardianship."], about: matters }, pair);
  await store.noteMoved(
    tx,
    "task",
    tasks.map(({ id, ...was }) => ({ id, was })),
    pair,
  );
}

async function giveBack(tx: Tx, row: store.MergedRow): Promise<void> {
  if (store.isPlain(row.kind)) return store.returnPlain(tx, row.kind, row);
  switch (row.kind) {
    case "custody.ended":
      return store.runAgain(tx, "custody", row);
    case "placement.ended":
      return store.runAgain(tx, "placement", row);
    case "assessment":
      return store.returnAssessment(tx, row);
    case "watch_item":
      return store.returnWatchItem(tx, row);
    case "watch_item.settled":
      return store.settleAgain(tx, row);
    case "emergency_check":
      return store.returnEmergencyCheck(tx, row);
    case "matter":
      return returnMatter(tx, row.rowId, row);
    default:
      return returnTask(tx, row.rowId, row);
  }
}
