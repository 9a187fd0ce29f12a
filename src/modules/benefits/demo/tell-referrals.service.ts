/** Referrals of the demonstration: children that the rules find entitled, the departments they were sent to, and what came of it. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { evaluate, type Value } from "../../../platform/rules/evaluate.ts";
import { readFactsOn } from "../../recognition/facts-on-day.service.ts";
import type { DemoChildRow, Stage } from "../../registry/demo/demo-stage.service.ts";
import { programmeOf } from "../programs/catalogue.ts";
import type { ProgrammeCode } from "../programs/program-codes.contract.ts";
import { answerReferral, referChild } from "../screening/referrals.service.ts";
import { screeningDays } from "../screening/screen-children.service.ts";
import type { ScreeningDays } from "../screening/screening-sql.store.ts";
import { findSubject, versionOf } from "../screening/subjects.ts";
import type { DemoDates } from "./demo-dates.ts";
import type { Scene } from "./demo-scenes.service.ts";

interface Telling {
  readonly app: App;
  readonly dates: DemoDates;
  readonly children: readonly DemoChildRow[];
}

interface ToldReferral {
  readonly programme: ProgrammeCode;
  /** Working days ago. */
  readonly referred: number;
  /** From the newcomer's township, if it has such a child. */
  readonly isNear?: boolean;
  readonly note?: string;
  readonly answer?: {
    readonly after: number;
    readonly state: "takenUp" | "refused";
    readonly amountFen?: number;
    readonly note: string;
  };
}

const told: readonly ToldReferral[] = [
  {
    programme: "B10",
    referred: 52,
    answer: { after: 41, state: "takenUp", amountFen: 62_500, note: "秋季学期生活补助已列入" },
  },
  {
    programme: "B09",
    referred: 50,
    isNear: true,
    answer: { after: 38, state: "takenUp", amountFen: 75_000, note: "保教费减免，已通知幼儿园" },
  },
  { programme: "B11", referred: 45, answer: { after: 30, state: "takenUp", note: "国家助学金已核定" } },
  {
    programme: "B15",
    referred: 40,
    answer: { after: 26, state: "refused", note: "残疾等级为三级，不在护理补贴范围，先申请重新评定" },
  },
  { programme: "B08", referred: 48, answer: { after: 33, state: "takenUp", note: "已列入医疗救助名单" } },
  {
    programme: "B10",
    referred: 38,
    answer: { after: 22, state: "refused", note: "学籍在区外，请就读地学校办理" },
  },
  { programme: "B07", referred: 36 },
  { programme: "B09", referred: 42 },
  { programme: "B09", referred: 39, isNear: true, note: "开学前要落实" },
  { programme: "B15", referred: 6 },
  { programme: "B10", referred: 4, isNear: true },
  { programme: "B08", referred: 2, note: "正在住院，请优先" },
];

type Facts = Readonly<Record<string, Value>>;

const TOWNSHIP = "500117104";
/** So many children are looked at; among them somebody is entitled to nearly everything. */
const LOOKED_AT = 90;

/** Looks the children up beforehand: the rules are asked of today's facts. */
export async function tellReferrals(tx: Tx, { app, dates, children }: Telling): Promise<Scene[]> {
  const days = await screeningDays(tx, dates.today);
  const worth = children.filter(isWorthLooking);
  const near = worth.filter(({ villageCode }) => villageCode.startsWith(TOWNSHIP));
  const asked = [...new Set([...near, ...worth.slice(0, LOOKED_AT)])];
  const factsOf = await readFactsOn(
    tx,
    asked.map(({ childId }) => childId),
    dates.today,
  );
  const looked = asked.map((child) => ({ ...child, facts: factsOf.get(child.childId) ?? {} }));
  const taken = new Set<string>();
  return told.flatMap((one, index) => {
    const candidates = looked.filter(
      ({ childId, facts }) => !taken.has(childId) && isMissing(one.programme, facts, days),
    );
    const isNear = ({ villageCode }: DemoChildRow) => villageCode.startsWith(TOWNSHIP);
    const child =
      candidates.find((candidate) => isNear(candidate) === (one.isNear === true)) ?? candidates[0];
    if (child === undefined) return [];
    taken.add(child.childId);
    return tellOne(app, dates, `转介 ${index + 1}`, child, one);
  });
}

const isWorthLooking = ({ isOrphan, isUnattended, isInDifficulty }: DemoChildRow) =>
  isOrphan || isUnattended || isInDifficulty;

/** Entitled, and nothing says that it is received. */
function isMissing(programme: ProgrammeCode, facts: Facts, { today }: ScreeningDays): boolean {
  const subject = findSubject(`programme:${programme}`);
  const { receives } = programmeOf(programme);
  const version = subject === undefined ? undefined : versionOf(subject, today.on);
  if (version === undefined || evaluate(version.holds, { facts, ...today }) !== true) return false;
  return receives === undefined || evaluate(receives, { facts, ...today }) !== true;
}

function tellOne(
  app: App,
  { back }: DemoDates,
  story: string,
  { childId, villageCode }: DemoChildRow,
  { programme, referred, note, answer }: ToldReferral,
): Scene[] {
  const supervisor = (stage: Stage) => {
    const tx = stage.post("townshipSupervisor", villageCode.slice(0, 9));
    if (tx === undefined) throw new Error(`${villageCode} has no supervisor`);
    return tx;
  };
  let id = "";
  let version = 0;
  const scene = (on: IsoDate, play: Scene["play"]): Scene => ({ on, time: "10:40", story, play });
  const made = scene(back(referred), async (stage) => {
    const body = {
      childId,
      programme,
      priority: note !== undefined,
      ...(note === undefined ? {} : { note }),
    };
    ({ id, version } = await referChild(supervisor(stage), app, body));
  });
  if (answer === undefined) return [made];
  const { after, ...said } = answer;
  return [
    made,
    scene(back(after), async (stage) => {
      await answerReferral(supervisor(stage), app, id, { ...said, on: back(after) }, version);
    }),
  ];
}
