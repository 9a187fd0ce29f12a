/** One application of the demonstration, told act by act: handed in by the village, worked on by the posts whose turn it is. */

import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Act } from "../../../platform/procedures/engine/ruling.ts";
import { loadMatter } from "../../../platform/procedures/load-matter.service.ts";
import { notePaper } from "../../../platform/procedures/materials.service.ts";
import { materialsAsked, openStep } from "../../../platform/procedures/matter.ts";
import { performOn } from "../../../platform/procedures/perform-act.service.ts";
import { versionOn } from "../../../platform/procedures/procedure.ts";
import { getBinding } from "../../../platform/procedures/procedure-book.service.ts";
import { startMatter } from "../../../platform/procedures/start-matter.service.ts";
import { recordChildFact } from "../../registry/child-facts.service.ts";
import type { DemoChildRow, Stage } from "../../registry/demo/demo-stage.service.ts";
import { readChild } from "../../registry/read-child.service.ts";
import { payeeCandidates } from "../applications/payee-fitness.ts";
import type { Scene } from "./demo-scenes.service.ts";

/** Who acts: the posts of the child's own places, and the two officers of the bureau. */
export type Actor = "village" | "township" | "district" | "district2";

export interface ToldApplication {
  readonly story: string;
  readonly procedure: string;
  readonly child: DemoChildRow;
  /** Beyond what the register knows. */
  readonly form?: Readonly<Record<string, unknown>>;
  /** What the village first records of a parent. */
  readonly fact?: Omit<Parameters<typeof recordChildFact>[3], "kind"> & { readonly kind: "condition" };
  readonly by?: Actor;
}

export interface ApplicationStory {
  readonly scenes: readonly Scene[];
  /** With `draft` it is only begun. */
  handIn(on: IsoDate, draft?: "draft"): ApplicationStory;
  /** With the papers that the step needs. */
  decide(on: IsoDate, by: Actor, outcome: string, opinion: string, to?: string): ApplicationStory;
  act(on: IsoDate, by: Actor, act: Act): ApplicationStory;
}

export function tellApplication(app: App, told: ToldApplication): ApplicationStory {
  const scenes: Scene[] = [];
  let id = "";
  const add = (on: IsoDate, time: string, by: Actor, play: (tx: Tx) => Promise<void>) => {
    scenes.push({
      on,
      time,
      story: told.story,
      play: (stage) => play(demandPost(stage, told.child, by)),
    });
    return story;
  };
  const perform = async (tx: Tx, act: Act) => {
    await performOn(tx, app, await loadMatter(tx, app, id, "newest"), act);
  };
  const story: ApplicationStory = {
    scenes,
    handIn: (on, draft) =>
      add(on, "09:10", told.by ?? "village", async (tx) => {
        id = await begin(tx, app, told, draft === undefined ? on : undefined);
      }),
    decide: (on, by, outcome, opinion, to) =>
      add(on, "15:20", by, async (tx) => {
        await handInPapers(tx, app, id);
        const step = openStep((await loadMatter(tx, app, id)).matter)?.ordinal ?? 0;
        await perform(tx, {
          kind: "decide",
          step,
          outcome,
          opinion,
          on,
          ...(to === undefined ? {} : { to }),
        });
      }),
    act: (on, by, act) => add(on, "11:00", by, (tx) => perform(tx, act)),
  };
  return story;
}

function demandPost(stage: Stage, { villageCode }: DemoChildRow, by: Actor): Tx {
  const found = {
    village: () => stage.post("villageDirector", villageCode),
    township: () => stage.post("townshipSupervisor", villageCode.slice(0, 9)),
    district: () => stage.post("districtOfficer", villageCode.slice(0, 6)),
    district2: () => stage.post("districtOfficer", villageCode.slice(0, 6), 1),
  }[by]();
  if (found === undefined) throw new Error(`nobody holds the post of ${by} for ${villageCode}`);
  return found;
}

async function begin(
  tx: Tx,
  app: App,
  { procedure, child, form = {}, fact }: ToldApplication,
  receivedOn: IsoDate | undefined,
): Promise<string> {
  const file = await readChild(tx, app, child.childId);
  if (fact !== undefined) await recordChildFact(tx, child.childId, file.version, fact);
  // What an office begins of itself nobody applies for.
  const isOfOffice = versionOn(getBinding(procedure).procedure, today())?.isOfOffice === true;
  const [payee] = isOfOffice ? [] : payeeCandidates(file);
  return startMatter(tx, app, {
    procedure,
    subjectId: child.childId,
    form: Object.fromEntries(Object.entries(form).map(([field, value]) => [field, { value }])),
    receivedOn,
    ...(payee === undefined ? {} : { applicant: { name: payee.name, relation: payee.relationLabel } }),
  });
}

async function handInPapers(tx: Tx, app: App, id: string): Promise<void> {
  const { spec, matter } = await loadMatter(tx, app, id);
  const held = new Set(matter.materials.map(({ item }) => item));
  for (const { code, alternatives } of materialsAsked(spec, matter).filter((one) => one.required)) {
    if (held.has(code)) continue;
    const kind =
      alternatives?.find((one) => one.code === "compared")?.code ?? alternatives?.[0]?.code ?? code;
    await notePaper(tx, app, id, { item: code, kind, note: "原件在镇街民政办，已核对" });
  }
}
