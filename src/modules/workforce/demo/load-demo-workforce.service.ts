/** The demonstration's visits: half a year in one township, the last ones everywhere else; and in one village a bit of everything. */
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { readWithin, type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { App } from "../../../platform/http/app.ts";
import { readParticulars } from "../../registry/child-names.service.ts";
import { attempt, playOnStage, type Stage } from "../../registry/demo/demo-stage.service.ts";
import { createRandom, layDemoVisits } from "../../registry/demo/demo-visits.service.ts";
import { listVisitFacts, type VisitFacts } from "../../registry/visit-facts.service.ts";
import { readVisitTerms } from "../schedule/plans.service.ts";
import { FIRST_CHILD, PLAN_STEP, replanEverybody } from "../schedule/replan-children.service.ts";
import { planVisit } from "../schedule/visit-plan.ts";
import { tellChange } from "../told/tell-change.service.ts";
import { versionsOf } from "../told/told-versions.service.ts";
import { rowOf, sayVisit } from "../visits/record-visit.service.ts";
import { amendVisit, returnVisit, sampleVisit } from "../visits/review-visit.service.ts";
import { checksOf } from "../visits/visit-form.ts";
import type { VisitInput } from "../visits/visits.contract.ts";
import * as visits from "../visits/visits.store.ts";
import { loadDemoCampaigns } from "./load-demo-campaigns.service.ts";
import { VACANT_DAYS, VACANT_VILLAGE } from "./vacant-village.ts";
import { type Draws, lastDaysAgo, visitsOf } from "./visit-stories.ts";

const TOWNSHIP = "500117104";
const VILLAGE = "500117104204";
/** Whose demonstration begins and ends with the same draws. */
const SEED = 20_260_717;

/** Once: whoever finds visits leaves them as they are. */
export async function loadDemoWorkforce(app: App): Promise<void> {
  const work = { operation: "workforce.demo.load", effect: "write" } as const;
  await unitOfWork(app.database, systemActor("demo"), work, async (tx) => {
    if ((await visits.countVisits(tx, { scope: tx.scope, with: "any" })) > 0) return;
    readWithin(tx);
    const day = today();
    await playOnStage(tx, app, async (stage) => {
      const made = await visitEverybody(tx, app, stage, day);
      await replanEverybody(tx, app);
      await playVillage(stage, app, day, made);
      stage.on(day);
    });
  });
  await loadDemoCampaigns(app);
}

interface Made {
  readonly input: VisitInput;
  readonly scopeCode: string;
}

async function visitEverybody(tx: Tx, app: App, stage: Stage, day: IsoDate): Promise<Made[]> {
  const random = createRandom(SEED);
  const terms = await readVisitTerms(tx);
  const children = await everyChild(tx, day);
  const particulars = await readParticulars(
    tx,
    children.map(({ childId }) => childId),
  );
  const forgotten = forgottenOf(children);
  const made: (Made & { readonly by: Tx["actor"] })[] = [];
  for (const child of children) {
    const { childId, scopeCode } = child;
    const by = stage.post("villageDirector", scopeCode)?.actor;
    if (by === undefined) continue;
    const everyDays = planVisit(factsOf(child), terms).everyDays;
    const isForgotten = childId === forgotten;
    // Whoever has left visits nobody any more.
    const goneFor = scopeCode === VACANT_VILLAGE ? VACANT_DAYS : 0;
    const inputs = tell(child, particulars.get(childId)?.birthDate ?? null, random, {
      ...{ everyDays, day },
      ago: isForgotten ? FORGOTTEN_DAYS : Math.max(goneFor, lastDaysAgo(everyDays, random)),
    }).map((input, nth) =>
      isForgotten && nth === 0 ? { ...input, lookAgainOn: addDays(input.on, AGAIN_DAYS) } : input,
    );
    made.push(...inputs.map((input) => ({ input, scopeCode, by })));
  }
  await keep(tx, app, made);
  return made;
}

/** Two weeks ago it was arranged to look again within days, and nobody has. */
const FORGOTTEN_DAYS = 14;
const AGAIN_DAYS = 4;

async function everyChild(tx: Tx, day: IsoDate): Promise<VisitFacts[]> {
  const children: VisitFacts[] = [];
  for (let after: string | undefined = FIRST_CHILD; after !== undefined; ) {
    const step: VisitFacts[] = await listVisitFacts(tx, day, after, PLAN_STEP);
    children.push(...step);
    after = step.at(-1)?.childId;
  }
  return children;
}

/** Of the village on which everybody looks the child that the register has not seen visited for longest. */
function forgottenOf(children: readonly VisitFacts[]): string | undefined {
  return children
    .filter(({ scopeCode }) => scopeCode === VILLAGE)
    .toSorted((one, other) => ((one.lastVisitOn ?? "") < (other.lastVisitOn ?? "") ? -1 : 1))[0]?.childId;
}

function factsOf({ openedOn, lastVisitOn, categories, riskLevel, riskSince }: VisitFacts) {
  const levels = ["red", "orange", "blue", "green"] as const;
  const level = levels.find((one) => one === riskLevel);
  const risk = level === undefined || riskSince === null ? null : { level, since: riskSince };
  return { openedOn, lastVisitOn, categories, risk, lookAgainOn: null };
}

function tell(
  child: VisitFacts,
  birthDate: IsoDate | null,
  random: Draws,
  { everyDays, day, ago }: { readonly everyDays: number; readonly day: IsoDate; readonly ago: number },
): VisitInput[] {
  const { childId, openedOn, categories, riskLevel, scopeCode } = child;
  const checks = checksOf({ birthDate, categories: categories.map(({ code }) => code), riskLevel }, day);
  const half = Math.max(1, Math.floor(180 / everyDays));
  return visitsOf({ childId, everyDays, openedOn, checks }, random, {
    today: day,
    lastDaysAgo: ago,
    count: scopeCode.startsWith(TOWNSHIP) ? Math.min(half, 8) : 2,
    newId,
  });
}

/** All at once: the rows of the visits, and the register's facts of their days. */
async function keep(tx: Tx, app: App, made: readonly (Made & { readonly by: Tx["actor"] })[]): Promise<void> {
  const sorted = made.toSorted((one, other) => (one.input.on < other.input.on ? -1 : 1));
  const byYear = Map.groupBy(sorted, ({ input }) => input.on.slice(0, 4));
  for (const [year, own] of byYear) {
    const numbers = await visits.nextNumbers(tx, year, own.length);
    await visits.insertVisits(
      tx,
      own.map(({ input, scopeCode, by }, at) => ({
        ...rowOf(app, input),
        no: numbers[at] ?? "",
        ...{ childId: input.childId, scopeCode, clockOffMinutes: null },
        receivedAt: new Date(`${input.on}T18:20:00+08:00`),
        byAccount: by.accountId,
        byPost: by.postId,
      })),
    );
  }
  await layDemoVisits(
    tx,
    made.map(({ input, scopeCode, by }) => ({
      ...{ childId: input.childId, scopeCode, on: input.on },
      note: sayVisit(input),
      byPost: by.postId,
    })),
  );
}

/** In the village on which everybody looks: sent back, added to, sampled, told, differing. */
async function playVillage(stage: Stage, app: App, day: IsoDate, made: readonly Made[]): Promise<void> {
  const director = stage.post("villageDirector", VILLAGE);
  const supervisor = stage.post("townshipSupervisor", TOWNSHIP);
  if (director === undefined || supervisor === undefined) return;
  const own = made
    .filter(({ scopeCode }) => scopeCode === VILLAGE)
    .map(({ input }) => input)
    .sort((one, other) => (one.on < other.on ? 1 : -1));
  const acts: readonly (() => Promise<void>)[] = [
    async () => {
      const id = own[1]?.id ?? "";
      await returnVisit(supervisor, app, id, 1, { reason: "请补充孩子放学后谁在照看，电话里也问一问爷爷" });
    },
    async () => {
      const id = own[4]?.id ?? "";
      await returnVisit(supervisor, app, id, 1, { reason: "请写清楚咳嗽有没有去看医生" });
      const words = "已陪着去卫生院看过，开了药，这周好多了";
      await amendVisit(director, app, id, { id: newId(), words });
    },
    async () => {
      const id = own[6]?.id ?? "";
      const words = "打电话问了奶奶，说主任来过，还带孩子认了堰塘边的警示牌";
      await sampleVisit(supervisor, app, id, 1, { holds: true, how: "phone", words });
    },
    () => differ(director, supervisor, app, own[2]?.childId ?? "", day),
    () => tellWords(director, app, own[3]?.childId ?? "", day, "孩子的姑姑从外地回来，想接去县城读书"),
    () => tellWords(director, app, own[5]?.childId ?? "", day, "爷爷住院了，这几天邻居帮着照看"),
  ];
  for (const act of acts) {
    stage.on(addDays(day, -1), "17:30");
    const { failed } = await attempt(stage.tx, act);
    if (failed !== undefined)
      app.log.warn({ err: failed }, "a visit's story of the demonstration was cut short");
  }
}

/** Two of one village have heard different schools: both stand beside each other. */
async function differ(director: Tx, supervisor: Tx, app: App, childId: string, day: IsoDate): Promise<void> {
  const base = (await versionsOf(director, app, [childId])).get(childId)?.["schooling"] ?? null;
  const telling = (school: string, evidence: string) => ({
    ...{ id: newId(), childId, section: "schooling" as const, base, evidence },
    from: addDays(day, -2),
    value: { school },
  });
  await tellChange(supervisor, app, telling("古楼镇第一小学", "学校报来的名单"));
  await tellChange(director, app, telling("古楼镇第二小学", "听婆婆说"));
}

async function tellWords(
  director: Tx,
  app: App,
  childId: string,
  day: IsoDate,
  words: string,
): Promise<void> {
  const telling = { id: newId(), childId, section: "other" as const, base: null };
  await tellChange(director, app, {
    ...telling,
    from: addDays(day, -2),
    value: { words },
    evidence: "走访时听说",
  });
}
