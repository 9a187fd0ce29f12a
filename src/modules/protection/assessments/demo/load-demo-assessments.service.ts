/** The demonstration's assessments, one or two in each state, played by the people whose posts they are. */
import { addDays, type IsoDate } from "../../../../kernel/calendar-date.ts";
import { today } from "../../../../kernel/clock.ts";
import { systemActor } from "../../../../platform/access/system-actor.ts";
import { readWithin, type Tx, unitOfWork } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import {
  attempt,
  type DemoChildRow,
  listDemoChildren,
  playOnStage,
  type Stage as Theatre,
} from "../../../registry/demo/demo-stage.service.ts";
import { countByProgress } from "../assessments.store.ts";
import * as deciding from "../decide-assessment.service.ts";
import { loadAssessment } from "../load-assessment.service.ts";
import * as scoring from "../score-sheets.service.ts";
import { startAssessment } from "../start-assessment.service.ts";
import { answersIn, type Stage, type Story, stages, stories } from "./assessment-stories.ts";

const DISTRICT = "500117";
const TOWNSHIP = "500117104";

/** Once: whoever finds assessments leaves them as they are. Gives the stories that could not be told. */
export async function loadDemoAssessments(app: App): Promise<readonly string[]> {
  const work = { operation: "protection.assessments.demo", effect: "write" } as const;
  return unitOfWork(app.database, systemActor("demo"), work, async (tx) => {
    const { running, confirmed } = await countByProgress(tx);
    if (running + confirmed > 0) return [];
    readWithin(tx);
    const day = today();
    const children = await listDemoChildren(tx, day);
    const cut: string[] = [];
    await playOnStage(tx, app, async (stage) => {
      const cast = castOf(stage);
      if (cast === undefined) return;
      const telling = { app, cast, today: day };
      const free = children.filter((child) => isWorth(child, day));
      let child: DemoChildRow | undefined;
      for (const story of stories) {
        child = story.isSameChild === true ? child : free.shift();
        if (child === undefined) continue;
        const { childId } = child;
        const { failed } = await attempt(stage.tx, () => play(stage, telling, story, childId));
        if (failed === undefined) continue;
        cut.push(story.title);
        app.log.warn({ err: failed, story: story.title }, "an assessment of the demonstration was cut short");
      }
    });
    return cut;
  });
}

/** Old enough to be heard, in the township of the demonstration. */
function isWorth({ villageCode, birthDate }: DemoChildRow, day: IsoDate): boolean {
  return villageCode.startsWith(TOWNSHIP) && birthDate < addDays(day, -OLD_ENOUGH);
}

const OLD_ENOUGH = 9 * 366;

interface Cast {
  readonly supervisor: Tx;
  readonly assessor: Tx;
  readonly socialWorker: Tx;
}

function castOf(stage: Theatre): Cast | undefined {
  const supervisor = stage.post("townshipSupervisor", TOWNSHIP);
  const assessor = stage.post("assessor", DISTRICT);
  const socialWorker = stage.post("socialWorker", DISTRICT);
  return supervisor === undefined || assessor === undefined || socialWorker === undefined
    ? undefined
    : { supervisor, assessor, socialWorker };
}

interface Telling {
  readonly app: App;
  readonly cast: Cast;
  /** The day on which the demonstration is loaded, whatever day the stage shows. */
  readonly today: IsoDate;
}

async function play(stage: Theatre, telling: Telling, story: Story, childId: string): Promise<void> {
  const { app, cast } = telling;
  const reaches = (step: Stage) => stages.indexOf(story.until) >= stages.indexOf(step);
  const dayAfter = (days: number) => {
    const day = addDays(today(), days);
    stage.on(day);
    return day;
  };
  stage.on(addDays(telling.today, -story.begun), "09:30");
  const { supervisor, assessor, socialWorker } = cast;
  const id = await startAssessment(supervisor, app, {
    childId,
    reason: story.reason,
    sealed: false,
    assessors: [assessor, socialWorker].map(({ actor }) => ({ accountId: actor.accountId, related: false })),
  });
  const version = async () => (await loadAssessment(stage.tx, id)).row.version;
  if (!reaches("scoring")) return;
  await scoring.informGuardians(supervisor, id, await version(), {
    on: dayAfter(0),
    whom: "监护人",
    how: "当面",
  });
  if (!reaches("joint")) return;
  const heardOn = dayAfter(1);
  const { assessors, template, row, age } = await loadAssessment(stage.tx, id);
  for (const [nth, tx] of [assessor, socialWorker].entries()) {
    const answers = answersIn(story, template, row.scale, age, nth === 1 ? story.otherwise : {});
    const seen = nth === 0 ? { ...story.seen } : {};
    await scoring.saveSheet(tx, { id, assessorId: assessors[nth]?.id ?? "" }, { answers, seen, sign: true });
  }
  if (!reaches("submitted")) return;
  dayAfter(1);
  await scoring.submitJoint(assessor, id, await version(), {
    answers: answersIn(story, template, row.scale, age),
    voice: story.voice,
    voiceOn: heardOn,
    dropped: {},
    conclusion: story.conclusion,
    suggestions: story.suggestions,
  });
  if (!reaches("confirmed")) return;
  const confirmedOn = dayAfter(1);
  await deciding.decideAssessment(supervisor, id, await version(), { decision: "confirm" });
  if (story.help !== undefined) await deciding.recordHelp(supervisor, id, { ...story.help, on: confirmedOn });
  if (!reaches("told")) return;
  await deciding.tellResult(supervisor, id, await version(), {
    on: dayAfter(1),
    whom: "监护人",
    how: "当面",
  });
}
