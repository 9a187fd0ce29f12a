/** Of what villages told and somebody must look into: one task a village on the township's desk; it goes by itself. */
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { changeTask, closeTasks, openTask } from "../../../platform/tasks/tasks.service.ts";
import { dueIn } from "../schedule/desk-terms.service.ts";
import { countByVillage } from "./told.store.ts";

const KIND = "workforce.told";
escalateWhenLate(KIND);
const keyOf = (village: string) => `${KIND}/${village}`;

export async function followWaiting(
  tx: Tx,
  { places }: Pick<App, "places">,
  villages: readonly string[],
): Promise<void> {
  if (villages.length === 0) return;
  await inEveryPlace(tx, async () => {
    const waiting = await countByVillage(tx, villages);
    for (const village of new Set(villages)) {
      const count = waiting.get(village) ?? 0;
      if (count === 0) {
        await closeTasks(tx, [keyOf(village)], "都核实过了");
        continue;
      }
      const title = `${places.nameOf(village)}报来 ${count} 处变化等核实`;
      await openTask(tx, {
        kind: KIND,
        key: keyOf(village),
        title,
        why: "村里走访时听说的变化，有的关系到待遇和监护，有的和别人登记的不一样。请核实后写入档案，或者退回。",
        link: `/visits/changes?place=${village}`,
        role: "townshipSupervisor",
        scopeCode: village.slice(0, 9),
        ...(await dueIn(tx, "decide")),
      });
      await changeTask(tx, keyOf(village), { title });
    }
  });
}
