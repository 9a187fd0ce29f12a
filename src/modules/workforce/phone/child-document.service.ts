/** A child's document for phones, forty or three hundred at once: each room is asked once for all of them. */
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { type HeldTask, listPortableTasks } from "../../../platform/tasks/tasks.service.ts";
import { type ChildHelp, readPhoneHelps } from "../../benefits/screening/phone-helps.service.ts";
import { listOpenWatch } from "../../protection/discovery/watch-on-phones.service.ts";
import { readPhoneFiles } from "../../registry/phone-files.service.ts";
import { openCampaignIds } from "../campaigns/phone-campaigns.service.ts";
import { plansOf } from "../schedule/plans.service.ts";
import { waitingTold } from "../told/phone-told.service.ts";
import { versionsOf } from "../told/told-versions.service.ts";
import { recentVisits } from "../visits/phone-visits.service.ts";
import type { ChildDocument, PhoneHelp } from "./child-document.contract.ts";
import { phoneTask } from "./present-tasks.ts";
import { asksOfMissing } from "./task-asks.ts";

/** Of each child so many at most; a desk has no more. */
const TASKS = 20;

/** Of those that are open and in the asker's place. */
export async function readChildDocuments(
  tx: Tx,
  app: App,
  ids: readonly string[],
): Promise<(ChildDocument & { readonly villageCode: string })[]> {
  if (ids.length === 0) return [];
  const files = await readPhoneFiles(tx, app, ids);
  const childIds = files.map(({ id }) => id);
  const [helps, watch, tasks, plans, visits, told, versions, campaigns] = await Promise.all([
    readPhoneHelps(tx, childIds),
    listOpenWatch(tx, childIds),
    listPortableTasks(tx, childIds, childIds.length * TASKS),
    plansOf(tx, childIds),
    recentVisits(tx, app, childIds),
    waitingTold(tx, app, childIds),
    versionsOf(tx, app, childIds),
    openCampaignIds(tx, childIds),
  ]);
  const about = { watch, findings: helps.findings };
  const tasksOf = Map.groupBy(tasks, ({ subject_id: id }: HeldTask) => id);
  return files.map((file) => ({
    ...file,
    keys: [...file.keys],
    tags: [...file.tags],
    relatives: file.relatives.map((one) => ({ ...one, conditions: [...one.conditions] })),
    changed: [...file.changed],
    due: [...file.due],
    versions: versions.get(file.id) ?? {},
    visit: plans.get(file.id) ?? { lastOn: null, dueOn: today(), why: "刚建档，还没有排走访" },
    visits: visits.get(file.id) ?? [],
    tasks: (tasksOf.get(file.id) ?? []).map((task) => phoneTask(task, about)),
    helps: (helps.helps.get(file.id) ?? []).map(helpOf),
    campaigns: campaigns.get(file.id) ?? [],
    told: told.get(file.id) ?? [],
  }));
}

function helpOf({ code, title, group, said, missing }: ChildHelp): PhoneHelp {
  return { code, title, group, said, missing: asksOfMissing(missing) };
}
