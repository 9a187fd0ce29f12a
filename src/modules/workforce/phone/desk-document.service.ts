/** What a phone holds besides the children, of one village: tasks, quarter, campaigns, messages, policies, whom to call. */
import { roleCodes } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listHolders, listPostsOf } from "../../../platform/identity/post-holders.service.ts";
import { listKinds } from "../../../platform/records/kinds.service.ts";
import { listPortableTasks } from "../../../platform/tasks/tasks.service.ts";
import { policiesOnPhone } from "../../benefits/programs/phone-policies.service.ts";
import { adviceNumbers, emergencyNumbers } from "../../protection/reports/help-numbers.contract.ts";
import { quarterOnPhone } from "../../registry/quarters/phone-quarter.service.ts";
import { campaignsOf } from "../campaigns/phone-campaigns.service.ts";
import { handOverOf } from "../handover/phone-handover.service.ts";
import { messagesOf } from "../messages/phone-messages.service.ts";
import { monthOf, readVisitTerms } from "../schedule/plans.service.ts";
import type { DeskDocument } from "./desk-document.contract.ts";
import { checkRecord } from "./phone-settlements.contract.ts";
import { nothingAbout, phoneTask } from "./present-tasks.ts";

const TASKS = 100;

export async function readDesk(tx: Tx, app: App, villageCode: string): Promise<DeskDocument> {
  const { places } = app;
  const [terms, tasks, quarter, campaigns, messages, policies, handOver, month] = await Promise.all([
    readVisitTerms(tx),
    listPortableTasks(tx, null, TASKS),
    quarterOnPhone(tx, app, villageCode),
    campaignsOf(tx, villageCode),
    messagesOf(tx, villageCode),
    policiesOnPhone(tx),
    handOverOf(tx, villageCode),
    monthOf(tx, villageCode),
  ]);
  const [supervisor] = await listHolders(tx, "townshipSupervisor", villageCode.slice(0, 9));
  return {
    holder: await holderOf(tx, villageCode),
    villages: [
      {
        code: villageCode,
        name: places.nameOf(villageCode),
        townshipName: places.townshipOf(villageCode)?.shortName ?? "",
      },
    ],
    terms,
    tasks: tasks
      .filter(({ scope_code: at }) => at === villageCode)
      .map((task) => phoneTask(task, nothingAbout)),
    quarter: quarter === null ? null : { ...quarter, villages: [...quarter.villages] },
    campaigns,
    messages,
    policies,
    numbers: [...emergencyNumbers, ...adviceNumbers],
    supervisor: supervisor === undefined ? null : { name: supervisor.displayName },
    handOver,
    checkFields: listKinds(tx.actor, app).find(({ code }) => code === checkRecord)?.fields ?? [],
    month,
  };
}

async function holderOf(tx: Tx, villageCode: string): Promise<DeskDocument["holder"]> {
  const { accountId, displayName: name, role } = tx.actor;
  const posts = await listPostsOf(tx, accountId);
  const post = posts.find((one) => one.placeCode === villageCode && one.role === role);
  return { name, title: post?.title ?? roleCodes.label(role) };
}
