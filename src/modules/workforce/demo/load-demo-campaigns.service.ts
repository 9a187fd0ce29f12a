/** The demonstration's campaigns, messages, one hand-over and one village that lost its director: a summer that is over, a winter that is being asked about. */
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import { scopeBelow } from "../../../platform/access/scope.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { readWithin, type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { App } from "../../../platform/http/app.ts";
import { playOnStage, type Stage } from "../../registry/demo/demo-stage.service.ts";
import { campaignTemplates } from "../campaigns/campaign-templates.ts";
import type { CampaignInput } from "../campaigns/campaigns.contract.ts";
import { createCampaign, endCampaign, startCampaign } from "../campaigns/campaigns.service.ts";
import type { Answers } from "../campaigns/check-answers.ts";
import { takeAnswers } from "../campaigns/phone-campaigns.service.ts";
import { listCampaignChildren, listCampaigns, readCampaign } from "../campaigns/read-campaigns.service.ts";
import { writeHandOver } from "../handover/handover.service.ts";
import { sendToVillages } from "../messages/messages.service.ts";
import { sendMessage } from "../messages/phone-messages.service.ts";
import { listVisits, type VisitRow } from "../visits/visits.store.ts";
import { leaveVillageVacant } from "./leave-village-vacant.service.ts";

const TOWNSHIP = "500117104";
const VILLAGE = "500117104204";
const HANDED_OVER = "500117104206";

/** Once: whoever finds a campaign leaves everything as it is. */
export async function loadDemoCampaigns(app: App): Promise<void> {
  const work = { operation: "workforce.campaigns.demo.load", effect: "write" } as const;
  await unitOfWork(app.database, systemActor("demo"), work, async (tx) => {
    if ((await listCampaigns(tx, app, {})).items.length > 0) return;
    readWithin(tx);
    const day = today();
    await playOnStage(tx, app, async (stage) => {
      const supervisor = stage.post("townshipSupervisor", TOWNSHIP);
      if (supervisor === undefined) return;
      await playSummer(stage, app, supervisor, day);
      await playWinter(stage, app, supervisor, day);
      await playMessages(stage, app, supervisor, day);
      await leaveVillageVacant(stage, app, day);
      stage.on(day);
    });
  });
}

/** Begun in June, asked until August, ended with those left who were away. */
async function playSummer(stage: Stage, app: App, supervisor: Tx, day: IsoDate): Promise<void> {
  const year = day >= `${day.slice(0, 4)}-09-01` ? Number(day.slice(0, 4)) : Number(day.slice(0, 4)) - 1;
  const template = campaignTemplates.find(({ code }) => code === "drowning");
  if (template === undefined) return;
  const { title, brief, selection, questions } = template;
  stage.on(`${year}-06-20`, "09:00");
  const id = await begin(supervisor, app, {
    id: newId(),
    template: template.code,
    title: `${year} 年暑期${title}`,
    brief,
    from: `${year}-06-20`,
    dueOn: `${year}-08-31`,
    place: TOWNSHIP,
    selection,
    questions: [...questions],
  });
  await answer(stage, app, id, {
    from: `${year}-06-20`,
    to: `${year}-08-31`,
    answers: (at) => ({
      q1: at % 3 !== 0,
      q2: at % 17 === 4 ? "o4" : at % 5 === 0 ? "o1" : "o2",
      q3: at % 4 === 1,
      q4: at % 9 !== 2,
      q5: true,
      ...(at % 17 === 4 ? { q6: "白天一个人在家，已请邻居照看，和父亲通了电话" } : {}),
    }),
  });
  stage.on(`${year}-09-02`, "16:00");
  const { version } = await readCampaign(supervisor, app, id, {});
  await endCampaign(supervisor, app, id, version, {
    reason: "暑假结束。没有问到的随父母在外地，开学走访时补",
  });
}

/** Begun two weeks ago: who has been visited since is asked. */
async function playWinter(stage: Stage, app: App, supervisor: Tx, day: IsoDate): Promise<void> {
  const from = addDays(day, -14);
  stage.on(from, "09:30");
  const id = await begin(supervisor, app, {
    id: newId(),
    title: "冬季用火用电",
    brief:
      "天冷了，看看孩子家里用什么取暖、炉子和电线有没有隐患、晚上有没有人看着。用炭火的，一定讲清楚开窗通风，看着照料人把窗打开。",
    from,
    dueOn: addDays(day, 20),
    place: TOWNSHIP,
    selection: { ledger: "all", category: [], risk: [] },
    questions: [
      {
        label: "冬天用什么取暖？",
        kind: "choice",
        options: ["电", "炭火", "柴火", "没有取暖"],
        required: true,
      },
      { label: "用火的屋子能通风？", kind: "yesNo", options: [], required: true },
      { label: "电线、插座看着安全？", kind: "yesNo", options: [], required: true },
      { label: "孩子在哪上学？", kind: "words", options: [], required: false, answeredBy: "schooling" },
      { label: "缺什么过冬的东西", kind: "words", options: [], required: false },
    ],
  });
  await answer(stage, app, id, {
    ...{ from, to: day },
    answers: (at) => ({
      q1: (["o1", "o2", "o3", "o1", "o4"] as const)[at % 5] ?? "o1",
      q2: at % 8 !== 3,
      q3: at % 6 !== 0,
      ...(at % 10 === 6 ? { q5: "想要一床厚被子" } : {}),
    }),
  });
}

async function playMessages(stage: Stage, app: App, supervisor: Tx, day: IsoDate): Promise<void> {
  const send = (title: string, text: string, villages: string[] = []) =>
    sendToVillages(supervisor, app, { id: newId(), title, text, villages });
  stage.on(addDays(day, -14), "10:00");
  await send(
    "冬季用火用电开始了",
    "名单已经在各位的手机上，走访时顺便问就行，不用专门跑一趟。用炭火取暖的，请看着照料人把窗打开。",
  );
  stage.on(addDays(day, -3), "17:20");
  await send("周末降温", "周六夜里有霜冻。独自在家、老人照料的孩子，请打个电话问一声。");
  stage.on(addDays(day, -1), "15:40");
  await send("请带上介绍信", "明天去中心小学核对在读名单，请带上村里的介绍信，九点在校门口见。", [VILLAGE]);
  await sendMessage(supervisor, {
    villageCode: VILLAGE,
    title: "一处变化没有写入档案",
    text: "您报的电话打过去是空号，没有写入档案。下次走访时请再问一次。",
    from: `${supervisor.actor.placeName} ${supervisor.actor.displayName}`,
  });
  stage.on(addDays(day, -2), "11:00");
  await writeHandOver(supervisor, app, {
    id: newId(),
    villageCode: HANDED_OVER,
    note: "前任因病请假回家休养。二社的两个孩子由外婆照料，外婆腿脚不便，去之前先打电话；答应过给三社的孩子找旧课本。",
  });
}

async function begin(supervisor: Tx, app: App, body: CampaignInput): Promise<string> {
  const { id, version } = await createCampaign(supervisor, app, body);
  await startCampaign(supervisor, app, id, version);
  return id;
}

interface Asked {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly answers: (at: number) => Answers;
}

/** On the first visit on which each child was seen in these days, by who made it. */
async function answer(stage: Stage, app: App, id: string, { from, to, answers }: Asked): Promise<void> {
  let at = 0;
  for (const village of app.places.all.filter(
    ({ code }) => code.length === 12 && code.startsWith(TOWNSHIP),
  )) {
    const director = stage.post("villageDirector", village.code);
    if (director === undefined) continue;
    const visits = await firstVisits(director, from, to);
    const { items } = await listCampaignChildren(director, app, id, { place: village.code, limit: 200 });
    for (const { childId } of items) {
      const visit = visits.get(childId);
      if (visit === undefined) continue;
      at += 1;
      stage.on(visit.on, "15:00");
      const campaigns = [{ campaignId: id, answers: answers(at) }];
      const [refused] = await takeAnswers(director, { childId, visitId: visit.id, on: visit.on, campaigns });
      if (refused !== undefined) throw refused.problem;
    }
  }
}

const VISITS_OF_A_VILLAGE = 2_000;

async function firstVisits(tx: Tx, from: IsoDate, to: IsoDate): Promise<ReadonlyMap<string, VisitRow>> {
  const ask = { scope: scopeBelow(tx.actor.placeCode), from, to, with: "any" as const };
  const rows = await listVisits(tx, ask, undefined, VISITS_OF_A_VILLAGE);
  // The last comes first: of each child the earliest stays. Over the telephone nobody looked at a stove.
  return new Map(rows.filter(({ manner }) => manner !== "phone").map((row) => [row.childId, row]));
}
