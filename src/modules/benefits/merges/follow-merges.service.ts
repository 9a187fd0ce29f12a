/** Applications follow a file into the one that it was merged into, and go back when the two are parted. What is paid stays where it was granted. */
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import {
  readdressMatters,
  renameInForms,
  returnMatter,
} from "../../../platform/procedures/readdress-matters.store.ts";
import { readdressTasks, returnTask } from "../../../platform/tasks/readdress-tasks.store.ts";
import { onProfilesChanged } from "../../recognition/refresh-profiles.service.ts";
import { type Joined, listJoined, listJoinedPersons } from "../../registry/joined-persons.service.ts";
import { benefitProcedures } from "../applications/benefit-procedures.ts";
import * as store from "./merged-rows.store.ts";

onProfilesChanged((tx, _app, childIds) =>
  inEveryPlace(tx, async () => {
    for (const row of await store.takeParted(tx, childIds)) await giveBack(tx, row);
    for (const pair of await listJoined(tx, childIds)) await takeAlong(tx, pair);
  }),
);

async function takeAlong(tx: Tx, pair: Joined): Promise<void> {
  const codes = benefitProcedures.map(({ procedure }) => procedure.code);
  const matters = await readdressMatters(tx, codes, pair);
  const renamed = new Map<string, Record<string, string>>(matters.map((id) => [id, {}]));
  // The payee of the form may be a relative who has become another one of the kept file.
  for (const person of await listJoinedPersons(tx, pair.from, pair.into))
    for (const id of await renameInForms(tx, matters, person))
      renamed.set(id, { ...renamed.get(id), [person.was]: person.became });
  await store.noteMoved(
    tx,
    "matter",
    [...renamed].map(([id, was]) => ({ id, was })),
    pair,
  );
  const tasks = await readdressTasks(tx, { kinds: [], about: matters }, pair);
  await store.noteMoved(
    tx,
    "task",
    tasks.map(({ id, ...was }) => ({ id, was })),
    pair,
  );
}

async function giveBack(tx: Tx, row: store.MergedRow): Promise<void> {
  if (row.kind === "task") return returnTask(tx, row.rowId, row);
  await returnMatter(tx, row.rowId, row);
  for (const [person, became] of Object.entries(row.was))
    if (became !== null) await renameInForms(tx, [row.rowId], { was: became, became: person });
}
