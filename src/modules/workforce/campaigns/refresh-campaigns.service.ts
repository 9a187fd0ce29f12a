/** Keeps a running campaign at the children whom its selection means today, and tells the villages. */
import { today } from "../../../kernel/clock.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { changeTask, closeTasks, openTasks } from "../../../platform/tasks/tasks.service.ts";
import { type ListedChild, listLedgerChildren } from "../../registry/ledgers/listed-children.service.ts";
import * as children from "./campaign-children.store.ts";
import type { CampaignSelection } from "./campaigns.contract.ts";
import type { CampaignRecord } from "./campaigns.store.ts";
import * as store from "./campaigns.store.ts";

const KIND = "workforce.campaign";
escalateWhenLate(KIND);

const keyOf = (id: string, villageCode: string) => `${KIND}/${id}/${villageCode}`;

type Reading = Pick<App, "cipher">;

/** Whom a selection means today, within what the asker sees. */
export function childrenMeant(
  tx: Tx,
  reading: Reading,
  place: string,
  selection: CampaignSelection,
  among?: readonly string[],
): Promise<ListedChild[]> {
  const { ledger, category, risk, ageFrom, ageTo } = selection;
  const ask = { place, category, risk, ageFrom, ageTo, within: 60 };
  return listLedgerChildren(tx, reading, ledger, ask, among);
}

/** These children of a campaign, or all; how many are in it who were not before, or no longer. */
export async function refreshCampaign(
  tx: Tx,
  reading: Reading,
  campaign: CampaignRecord,
  among?: readonly string[],
): Promise<number> {
  const { id, scopeCode, selection } = campaign;
  const meant = await childrenMeant(tx, reading, scopeCode, selection, among);
  const put = meant.length === 0 ? 0 : await children.putChildren(tx, id, meant, today());
  const ids = meant.map((child) => child.id);
  return put + (await children.releaseChildren(tx, id, ids, among));
}

/** A task for each village that has somebody to ask, from the day on which it begins; none where everybody was asked. */
export async function tellVillages(tx: Tx, { id, title, from, dueOn }: CampaignRecord): Promise<void> {
  if (from > today()) return;
  const villages = await children.listVillages(tx, id);
  const [asking, done] = [villages.filter(({ open }) => open > 0), villages.filter(({ open }) => open === 0)];
  await openTasks(
    tx,
    asking.map(({ code, open }) => ({
      kind: KIND,
      key: keyOf(id, code),
      title: `专项行动：${title}`,
      why: `有 ${open} 个孩子要问，走访时顺便问就行，${dueOn} 前问完。`,
      link: `/campaigns/${id}`,
      role: "villageDirector" as const,
      scopeCode: code,
      subjectId: id,
      dueOn,
    })),
  );
  const isDue = dueOn <= today();
  for (const { code, open } of isDue ? asking : [])
    await changeTask(tx, keyOf(id, code), { why: `${dueOn} 截止，还有 ${open} 个孩子没有问到。` });
  await closeTasks(
    tx,
    done.map(({ code }) => keyOf(id, code)),
    "都问到了",
  );
}

/** Takes its tasks off the desks of the villages. */
export async function untellVillages(tx: Tx, id: string): Promise<void> {
  const villages = await children.listVillages(tx, id);
  await closeTasks(
    tx,
    villages.map(({ code }) => keyOf(id, code)),
    "专项行动结束了",
  );
}

/** The village's task goes when nobody is left to ask. */
export async function settleVillage(tx: Tx, campaignId: string, villageCode: string): Promise<void> {
  const villages = await inEveryPlace(tx, () => children.listVillages(tx, campaignId));
  const isDone = villages.some(({ code, open }) => code === villageCode && open === 0);
  if (isDone) await closeTasks(tx, [keyOf(campaignId, villageCode)], "都问到了");
}

/** Files that changed: in every running campaign. To be called where every place is seen. */
export async function followChildren(tx: Tx, reading: Reading, childIds: readonly string[]): Promise<void> {
  for (const campaign of await store.listRunning(tx)) {
    const changed = await refreshCampaign(tx, reading, campaign, childIds);
    if (changed > 0) await tellVillages(tx, campaign);
  }
}

/** Everybody, each night: what begins today is told, what is over and answered ends. */
export async function followCampaigns(tx: Tx, reading: Reading): Promise<void> {
  for (const campaign of await store.listRunning(tx)) {
    await refreshCampaign(tx, reading, campaign);
    await tellVillages(tx, campaign);
    const counts = (await store.countChildren(tx, [campaign.id])).get(campaign.id);
    if (campaign.dueOn < today() && (counts?.open ?? 0) === 0) await store.markEnded(tx, campaign.id, null);
  }
}
