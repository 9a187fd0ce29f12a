/** The demonstration's special matters: told act by act, each on its day, by its post; and one emergency that is running. */
import { addDays, type IsoDate } from "../../../../kernel/calendar-date.ts";
import { today } from "../../../../kernel/clock.ts";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import { systemActor } from "../../../../platform/access/system-actor.ts";
import { readWithin, type Tx, unitOfWork } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { loadMatter } from "../../../../platform/procedures/load-matter.service.ts";
import { notePaper } from "../../../../platform/procedures/materials.service.ts";
import { materialsMissing, openStep } from "../../../../platform/procedures/matter.ts";
import { performOn } from "../../../../platform/procedures/perform-act.service.ts";
import { startMatter } from "../../../../platform/procedures/start-matter.service.ts";
import {
  attempt,
  listDemoChildren,
  playOnStage,
  type Stage,
} from "../../../registry/demo/demo-stage.service.ts";
import { checkChildOf, declareEmergencyOf, listEmergenciesOf } from "../events/emergencies.service.ts";
import { addPersonTo, listPeopleOf, tellGuardianOf } from "../people/people.service.ts";
import { type Player, type SpecialStory, type StoryAct, specialStories } from "./special-stories.ts";

const DISTRICT = "500117";

interface Scene {
  readonly on: IsoDate;
  /** Of several on one day the order in which they are told. */
  readonly turn: number;
  readonly story: string;
  play(stage: Stage): Promise<void>;
}

/** Once: whoever finds an emergency leaves everything as it is. Gives the stories that this district could not tell to their end. */
export async function loadDemoSpecial(app: App): Promise<readonly string[] | undefined> {
  const actor = systemActor("demo");
  return unitOfWork(app.database, actor, { operation: "special.demo.load", effect: "write" }, async (tx) => {
    if ((await listEmergenciesOf(tx, app)).items.length > 0) return undefined;
    readWithin(tx);
    const scenes = [...specialStories.flatMap((story) => tell(app, story)), await flood(tx, app)];
    const cut = new Set<string>();
    await playOnStage(tx, app, async (stage) => {
      if (stage.post("districtOfficer", DISTRICT) === undefined) return;
      for (const scene of scenes.toSorted((a, b) => a.on.localeCompare(b.on) || a.turn - b.turn)) {
        if (cut.has(scene.story)) continue;
        stage.on(scene.on, `${String(8 + scene.turn).padStart(2, "0")}:20`);
        const { failed } = await attempt(stage.tx, () => scene.play(stage));
        if (failed === undefined) continue;
        cut.add(scene.story);
        app.log.warn({ err: failed, story: scene.story }, "a story of the demonstration was cut short");
      }
    });
    return [...cut];
  });
}

function tell(app: App, story: SpecialStory): Scene[] {
  let id = "";
  const begin: Scene = {
    on: addDays(today(), -story.ago),
    turn: 0,
    story: story.title,
    async play(stage) {
      id = await start(demandPost(stage, story.by, story.place), app, story);
    },
  };
  return [
    begin,
    ...story.acts.map((act, index) => ({
      on: addDays(today(), -act.ago),
      turn: index + 1,
      story: story.title,
      play: async (stage: Stage) => decide(demandPost(stage, act.by, story.place), app, id, act),
    })),
  ];
}

async function start(tx: Tx, app: App, story: SpecialStory): Promise<string> {
  const [field, ago] = story.day;
  // The story tells the day of its own loading; the stage's clock stands where the scene is.
  const happened = addDays(today(), story.ago - ago);
  const form = { ...story.form, [field]: happened };
  const id = await startMatter(tx, app, {
    procedure: story.procedure,
    placeCode: story.place,
    form: Object.fromEntries(Object.entries(form).map(([name, value]) => [name, { value }])),
    receivedOn: today(),
  });
  for (const [part, name, words] of story.people)
    await addPersonTo(tx, app, id, { part, name, ...(words === "" ? {} : { class: words }) });
  for (const person of (await listPeopleOf(tx, app, id)).items)
    await tellGuardianOf(tx, app, id, { id: person.id, on: today(), how: "到场面谈，已签字" });
  return id;
}

async function decide(tx: Tx, app: App, id: string, { outcome, opinion }: StoryAct): Promise<void> {
  const { spec, matter } = await loadMatter(tx, app, id);
  const step = openStep(matter);
  if (step === undefined) return;
  for (const { code } of materialsMissing(spec, matter, step.code))
    await notePaper(tx, app, id, { item: code, kind: code, note: "原件在办公室" });
  const loaded = await loadMatter(tx, app, id, "newest");
  await performOn(tx, app, loaded, {
    kind: "decide",
    step: step.ordinal,
    outcome,
    opinion,
    on: today(),
  });
}

/** A village outside the newcomer's township, whose director has seen the first children and not yet the others. */
async function flood(tx: Tx, app: App): Promise<Scene> {
  const children = await listDemoChildren(tx, today());
  const there = children.filter(({ villageCode }) => villageCode.startsWith("500117101"));
  const village = there[0]?.villageCode ?? "";
  return {
    on: addDays(today(), -1),
    turn: 8,
    story: "突发事件",
    async play(stage) {
      const { id, checks } = await declareEmergencyOf(
        demandPost(stage, "townshipSupervisor", village.slice(0, 9)),
        app,
        { kind: "flood", name: "强降雨山洪", places: [village], plan: "官渡镇防汛应急预案（三级响应）" },
      );
      const director = demandPost(stage, "villageDirector", village);
      for (const [index, { childId }] of checks.slice(0, 3).entries())
        await checkChildOf(director, app, id, {
          childId,
          outcome: index === 1 ? "withoutCare" : "safe",
          note: index === 1 ? "父亲在抢险，家里没有大人" : "入户看到，有人照料",
        });
    },
  };
}

function demandPost(stage: Stage, by: Player, place: string): Tx {
  const found = memberUnitCodes.has(by) ? stage.liaison(by) : stage.post(by, place.slice(0, lengths[by]));
  if (found === undefined) throw new Error(`nobody holds the post of ${by} for ${place}`);
  return found;
}

const lengths = { villageDirector: 12, townshipSupervisor: 9, districtOfficer: 6 } as const;
