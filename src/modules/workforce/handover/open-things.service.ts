/** What is open in a village at this moment, as somebody who comes after wants to know it: how many, and which. */
import { addDays } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listTasksOfDesk } from "../../../platform/tasks/tasks.service.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { listChildrenOnFile } from "../../registry/children-on-file.service.ts";
import { openCampaignIds } from "../campaigns/phone-campaigns.service.ts";
import { plansOf } from "../schedule/plans.service.ts";
import { SOON_DAYS } from "../schedule/visit-plan.ts";
import { waitingTold } from "../told/phone-told.service.ts";
import type { HandOverSheet } from "./handover.contract.ts";

const MOST_TASKS = 100;

export async function openThings(tx: Tx, app: App, villageCode: string): Promise<HandOverSheet> {
  const ids = (await listChildrenOnFile(tx, [villageCode])).map(({ id }) => id);
  const names = await readChildNames(tx, ids);
  const nameOf = (id: string) => names.get(id) ?? "";
  const until = addDays(today(), SOON_DAYS);
  const due = [...(await plansOf(tx, ids))].filter(([, { dueOn }]) => dueOn <= until);
  const told = await waitingTold(tx, app, ids);
  const asked = await openCampaignIds(tx, ids);
  const tasks = await listTasksOfDesk(tx, { role: "villageDirector", placeCode: villageCode }, MOST_TASKS);
  return {
    parts: [
      part("在册儿童", ids.map(nameOf)),
      part(
        "到期和一周内该走访的",
        due.map(([id, { dueOn }]) => `${nameOf(id)}（${dueOn}）`),
      ),
      part(
        "没有办完的事",
        tasks.map(({ title, due_on: on }) => (on === null ? title : `${title}（${on} 前）`)),
      ),
      part(
        "报上去、镇街还没有核实的变化",
        [...told].flatMap(([id, changes]) => changes.map(({ said }) => `${nameOf(id)}：${said}`)),
      ),
      part("专项行动还没有问到的", [...asked.keys()].map(nameOf)),
    ],
  };
}

const part = (title: string, names: string[]) => ({ title, count: names.length, names });
