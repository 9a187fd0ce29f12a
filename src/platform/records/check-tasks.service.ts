/** What was handed in waits for whoever checks: one task a kind and place, while any waits. */

import { scopeBelow } from "../access/scope.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { closeTask, openTask } from "../tasks/tasks.service.ts";
import { countEntries } from "./entries.store.ts";
import { onEntriesChanged } from "./entry-hooks.service.ts";
import type { RecordKind } from "./record.ts";

const LENGTHS = { districtOfficer: 6, townshipSupervisor: 9 } as const;

onEntriesChanged(async (tx, app, kind, entries) => {
  if (kind.check === undefined) return;
  const length = LENGTHS[kind.check.role];
  const desks = new Set(entries.map(({ scopeCode }) => scopeCode.slice(0, length)));
  for (const desk of desks) await followDesk(tx, app, kind, kind.check.role, desk);
});

async function followDesk(
  tx: Tx,
  { places }: Pick<App, "places">,
  kind: RecordKind,
  role: keyof typeof LENGTHS,
  desk: string,
): Promise<void> {
  const key = `records.check/${kind.code}/${desk}`;
  const waiting = await countEntries(tx, { kind: kind.code, scope: scopeBelow(desk), states: ["submitted"] });
  // Whoever hands in sees only the own; only who checks knows that none is left.
  if (waiting === 0 && tx.actor.role === role) await closeTask(tx, key, "都核对过了");
  if (waiting > 0)
    await openTask(tx, {
      kind: "records.check",
      key,
      title: `核对：${kind.title}`,
      why: `${places.nameOf(desk)}有提交上来的，等您核对；核对以后计入统计。`,
      link: `/records/${kind.code}?state=submitted`,
      role,
      scopeCode: desk,
    });
}
