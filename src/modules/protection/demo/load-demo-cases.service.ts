/** Plays the demonstration's reports and cases through the services, each act by its post on its day; once, and last of its room. */
import { addDays, ageOn } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { readWithin, type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { App } from "../../../platform/http/app.ts";
import { listHolders } from "../../../platform/identity/post-holders.service.ts";
import { startMatter } from "../../../platform/procedures/start-matter.service.ts";
import { quietTasks } from "../../../platform/tasks/tasks.service.ts";
import { playScenes, type Scene } from "../../benefits/demo/demo-scenes.service.ts";
import {
  type DemoChildRow,
  listDemoChildren,
  playOnStage,
  type Stage,
} from "../../registry/demo/demo-stage.service.ts";
import { addParticipant, colourCase, monitorCase } from "../cases/case-acts.service.ts";
import { askClosing, signClosing } from "../cases/close-case.service.ts";
import { readCase } from "../cases/read-cases.service.ts";
import { answerAssignment } from "../cases/records/assignments.service.ts";
import type { RecordBody } from "../cases/records/record-kinds.contract.ts";
import { addCaseRecord } from "../cases/records/write-record.service.ts";
import { answerReporter } from "../reports/answer-reporter.service.ts";
import { decideReport, takeUpReport } from "../reports/intake.service.ts";
import { readReport } from "../reports/read-reports.service.ts";
import { receiveReport } from "../reports/receive-report.service.ts";
import { hasReports } from "../reports/reports.store.ts";
import { type Act, type CaseStory, caseStories } from "./case-stories.ts";

const DISTRICT = "500117";
const TOWNSHIP = "500117104";

/** Returns the titles of stories that could not be told. */
export async function loadDemoCases(app: App): Promise<readonly string[]> {
  const work = { operation: "protection.demo.cases", effect: "write" } as const;
  return unitOfWork(app.database, systemActor("demo"), work, async (tx) => {
    if (await hasReports(tx)) return [];
    readWithin(tx);
    const children = (await listDemoChildren(tx, today())).filter(
      ({ villageCode, birthDate }) => villageCode.startsWith(TOWNSHIP) && ageOn(birthDate, today()) < 14,
    );
    let cutShort: readonly string[] = [];
    await playOnStage(tx, app, async (stage) => {
      if (stage.post("districtOfficer", DISTRICT) === undefined) return;
      cutShort = await playScenes(
        stage,
        app,
        caseStories.flatMap((story) => scenesOf(app, story, children)),
      );
    });
    await quietTasks(tx);
    return cutShort;
  });
}

/** What a story has made so far. */
interface Told {
  readonly reportId: string;
  caseId: string;
}

function scenesOf(app: App, story: CaseStory, children: readonly DemoChildRow[]): Scene[] {
  const begun = addDays(today(), -story.daysAgo);
  const told: Told = { reportId: newId(), caseId: "" };
  const child = story.child === null ? undefined : children[story.child];
  const first: Scene = {
    ...{ on: begun, time: story.time, story: story.title },
    play: (stage) => report(stage, app, story, child, told),
  };
  return [
    first,
    ...story.acts.map(
      (act): Scene => ({
        ...{ on: addDays(begun, act.days), time: act.time, story: story.title },
        play: (stage) => play(stage, app, told, act),
      }),
    ),
  ];
}

async function report(
  { tx }: Stage,
  app: App,
  { channel, content }: CaseStory,
  child: DemoChildRow | undefined,
  { reportId }: Told,
): Promise<void> {
  await receiveReport(tx, app, {
    ...{ id: reportId, channel, accountId: null, sender: null, reporter: {} },
    content: {
      ...{ suspects: [], injury: "none", done: [], ...content },
      placeCode: child?.villageCode ?? TOWNSHIP,
      children: child === undefined ? [] : [{ name: child.name, age: ageOn(child.birthDate, today()) }],
    },
    ...(child === undefined ? {} : { childIds: [child.childId] }),
  });
}

async function play(stage: Stage, app: App, told: Told, act: Act): Promise<void> {
  const supervisor = demandPost(stage.post("townshipSupervisor", TOWNSHIP));
  const { reportId, caseId } = told;
  const version = async () => (await readCase(supervisor, app, caseId)).version;
  switch (act.act) {
    case "takeUp":
      await takeUpReport(supervisor, app, reportId);
      return;
    case "open":
    case "unfounded":
    case "refer":
      told.caseId = await decide(supervisor, app, reportId, act);
      return;
    case "answer":
      await answerReporter(supervisor, app, reportId, { way: "code", words: act.words });
      return;
    case "write":
      await addCaseRecord(supervisor, app, caseId, {
        id: newId(),
        happenedAt: now().toISOString(),
        record: dated(act.record),
      });
      return;
    case "invite": {
      const { people } = await readCase(supervisor, app, caseId);
      const [director] = await listHolders(
        supervisor,
        "villageDirector",
        await villageOf(supervisor, people),
      );
      if (director === undefined) return;
      const { accountId } = director;
      await addParticipant(supervisor, app, caseId, { accountId, part: act.part, reason: "一起上门" });
      return;
    }
    case "accept":
    case "done": {
      const open = (await readCase(supervisor, app, caseId)).assignments.filter(({ can }) =>
        can.includes("settle"),
      );
      const one = open[act.which];
      if (one === undefined) throw new Error("the story has no such assignment");
      const answer =
        act.act === "accept" ? { answer: "accept" as const } : { answer: "done" as const, words: act.words };
      await answerAssignment(supervisor, app, { id: caseId, assignmentId: one.id }, answer, one.version);
      return;
    }
    case "begin": {
      const { people } = await readCase(supervisor, app, caseId);
      const childId = people.find((one) => one.childId !== null)?.childId;
      if (childId === undefined || childId === null) throw new Error("the story's child is on no file");
      const source = { kind: "typed" as const, words: "登记时填写", on: today() };
      await startMatter(supervisor, app, {
        procedure: act.procedure,
        subjectId: childId,
        form: Object.fromEntries(
          Object.entries(act.form).map(([field, value]) => [field, { value, source }]),
        ),
        receivedOn: today(),
        belongsTo: caseId,
      });
      return;
    }
    case "colour":
      await colourCase(supervisor, app, caseId, { colour: act.colour, why: act.why }, await version());
      return;
    case "monitor":
      await monitorCase(supervisor, app, caseId, { why: "措施都已落实" }, await version());
      return;
    case "close": {
      const asked = await askClosing(supervisor, app, caseId, {
        ground: act.ground,
        conclusion: act.conclusion,
      });
      const officer = demandPost(stage.post("districtOfficer", DISTRICT));
      await signClosing(officer, app, { id: caseId, closingId: asked.closing?.id ?? "" }, { accept: true });
    }
  }
}

type Decision = Extract<Act, { readonly act: "open" | "unfounded" | "refer" }>;

async function decide(tx: Tx, app: App, reportId: string, act: Decision): Promise<string> {
  const { version } = await readReport(tx, app, reportId);
  const { why } = act;
  const decision =
    act.act === "refer"
      ? ({ outcome: "refer", unit: act.unit, why } as const)
      : ({ outcome: act.act, why } as const);
  return (await decideReport(tx, app, reportId, decision, version)).caseId ?? "";
}

/** `+10`: ten days from the day of the act. */
function dated(record: RecordBody): RecordBody {
  const on = (dueOn: string) => (dueOn.startsWith("+") ? addDays(today(), Number(dueOn)) : dueOn);
  if (record.kind === "conference")
    return {
      ...record,
      content: {
        ...record.content,
        resolutions: record.content.resolutions.map((one) => ({ ...one, dueOn: on(one.dueOn) })),
      },
    };
  if (record.kind === "plan")
    return {
      ...record,
      content: {
        ...record.content,
        measures: record.content.measures.map((one) => ({ ...one, dueOn: on(one.dueOn) })),
      },
    };
  return record;
}

async function villageOf(tx: Tx, people: readonly { readonly childId: string | null }[]): Promise<string> {
  const children = await listDemoChildren(tx, today());
  return (
    children.find(({ childId }) => people.some((one) => one.childId === childId))?.villageCode ?? TOWNSHIP
  );
}

function demandPost(post: Tx | undefined): Tx {
  if (post === undefined) throw new Error("nobody holds this post");
  return post;
}
