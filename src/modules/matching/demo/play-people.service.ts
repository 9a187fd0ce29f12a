/** What people did with the demonstration's rosters: decided doubtful rows, asked a village, looked in on children. */
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { writeEntry } from "../../../platform/records/write-record.service.ts";
import { listDemoChildren } from "../../registry/demo/demo-stage.service.ts";
import type { SettleOutcome } from "../effects/effect-codes.contract.ts";
import { livingCheck } from "../effects/living-check.ts";
import { listDifferences } from "../effects/read-differences.service.ts";
import { settleDifference } from "../effects/settle-difference.service.ts";
import { answerQuestion, askVillage } from "../review/ask-village.service.ts";
import { decide } from "../review/decide-pair.service.ts";
import { findQuestion } from "../review/questions.store.ts";
import { listReviewRows, readReviewRow } from "../review/read-review.service.ts";
import type { Candidate } from "../review/review.contract.ts";
import type { DemoRoster } from "./demo-rosters.ts";
import { DISTRICT, onStage } from "./on-stage.service.ts";

const PAGE = 200;

interface OpenRow {
  readonly ordinal: number;
  readonly candidates: readonly Candidate[];
}

async function openRows(officer: Tx, app: App, id: string): Promise<OpenRow[]> {
  const { items } = await listReviewRows(officer, app, id, { view: "open", limit: PAGE });
  const rows: OpenRow[] = [];
  for (const { ordinal } of items) rows.push(await readReviewRow(officer, app, { id, ordinal }));
  return rows;
}

interface Reviewing {
  readonly id: string;
  readonly roster: DemoRoster;
  readonly on: IsoDate;
  /** So many rows that are somebody's stay for later. */
  readonly leaves: number;
}

/** The officer knows whom the rows mean. */
export function reviewRows(app: App, { id, roster, on, leaves }: Reviewing): Promise<void> {
  return onStage(app, async (stage) => {
    stage.on(on, "15:10");
    const officer = stage.post("districtOfficer", DISTRICT);
    if (officer === undefined) return;
    let left = leaves;
    for (const { ordinal, candidates } of await openRows(officer, app, id)) {
      const personId = roster.rows[ordinal - 1]?.personId;
      const right = candidates.find((one) => one.personId === personId);
      if (right !== undefined && left > 0) left--;
      else if (right !== undefined)
        await decide(officer, app, right.pairId, right.version, {
          says: "same",
          why: "住址和家里人都对得上",
        });
      else
        for (const { pairId, version } of candidates)
          await decide(officer, app, pairId, version, { says: "different", why: "同名，不是一个地方的人" });
    }
  });
}

/** Asks the village about the first row that nobody has decided. */
export function askOne(app: App, id: string, on: IsoDate): Promise<void> {
  return onStage(app, async (stage) => {
    stage.on(on, "11:00");
    const officer = stage.post("districtOfficer", DISTRICT);
    if (officer === undefined) return;
    const [row] = await openRows(officer, app, id);
    const [candidate] = row?.candidates ?? [];
    if (candidate?.decision !== null) return;
    await askVillage(officer, app, candidate.pairId, candidate.version, {
      post: "villageDirector",
      says: `${candidate.name}现在在家吗？是不是名单上说的那个人，请核实。`,
    });
  });
}

export function answerVillage(app: App, id: string, on: IsoDate): Promise<void> {
  return onStage(app, async (stage) => {
    stage.on(on, "16:40");
    const officer = stage.post("districtOfficer", DISTRICT);
    if (officer === undefined) return;
    for (const { candidates } of await openRows(officer, app, id))
      for (const asked of candidates.flatMap(({ questions }) => questions)) {
        const question = await findQuestion(officer, asked.id);
        const director =
          question === undefined ? undefined : stage.post("villageDirector", question.scopeCode);
        if (question === undefined || question.answer !== null || director === undefined) continue;
        await answerQuestion(director, question.id, question.version, {
          answer: "yes",
          words: "家里说是上半年被带走的，孩子跟爷爷奶奶",
        });
      }
  });
}

interface Seen {
  readonly livesWith: string;
  readonly carer: string;
  readonly economy: string;
  readonly conclusion: string;
  readonly needs?: string;
}

const seen: readonly Seen[] = [
  { livesWith: "grandparents", carer: "奶奶", economy: "tight", conclusion: "well" },
  { livesWith: "otherParent", carer: "母亲", economy: "stable", conclusion: "well" },
  {
    ...{ livesWith: "grandparents", carer: "爷爷，70 多岁", economy: "relief", conclusion: "needsHelp" },
    needs: "学习辅导、冬衣",
  },
  { livesWith: "relatives", carer: "伯母", economy: "tight", conclusion: "well" },
];

/** Directors look in on the children one after the other; so many checks nobody has done, and they are late by now. */
export function writeChecks(
  app: App,
  { firstDay, leaves }: { readonly firstDay: IsoDate; readonly leaves: number },
): Promise<void> {
  return onStage(app, async (stage) => {
    const waiting = await listDifferences(stage.tx, app, { tab: "checks", state: "waiting", limit: PAGE });
    const villageOf = await readVillages(stage.tx, firstDay);
    const done = new Set<string>();
    for (const [nth, { childId }] of waiting.items.slice(leaves).entries()) {
      const director = stage.post("villageDirector", villageOf.get(childId ?? "") ?? "");
      // A record settles all checks of the child.
      if (childId === null || director === undefined || done.has(childId)) continue;
      done.add(childId);
      const on = addDays(firstDay, 1 + (nth % 10));
      const { needs, ...one } = seen[nth % seen.length] ?? seen[0] ?? {};
      stage.on(on, "17:00");
      await writeEntry(director, app, livingCheck.code, {
        ...{ on, aboutId: childId, submit: true },
        content: {
          ...{ ...one, carerAble: true, schooling: "attends", health: "well" },
          ...(needs === undefined ? {} : { needs }),
        },
      });
    }
  });
}

/** Townships have looked for some of the children whom no school knows, and for some that the school calls left behind. */
export function settleSome(app: App, on: IsoDate): Promise<void> {
  return onStage(app, async (stage) => {
    stage.on(on, "10:30");
    const villageOf = await readVillages(stage.tx, on);
    const settle = async (
      tab: "absences" | "leftBehind",
      count: number,
      settlement: { readonly outcome: SettleOutcome; readonly note: string },
    ) => {
      const { items } = await listDifferences(stage.tx, app, { tab, state: "waiting", limit: PAGE });
      for (const { id, version, childId } of items.slice(0, count)) {
        const township = villageOf.get(childId ?? "")?.slice(0, TOWNSHIP);
        const supervisor = stage.post("townshipSupervisor", township ?? "");
        if (supervisor !== undefined) await settleDifference(supervisor, app, id, version, settlement);
      }
    };
    await settle("absences", 4, {
      outcome: "schooledElsewhere",
      note: "随父母在广东东莞就读，已看到学籍证明",
    });
    await settle("leftBehind", 2, { outcome: "registerRight", note: "父亲已经返乡三个月，已告知学校" });
  });
}

const TOWNSHIP = 9;

async function readVillages(tx: Tx, on: IsoDate): Promise<ReadonlyMap<string, string>> {
  return new Map((await listDemoChildren(tx, on)).map(({ childId, villageCode }) => [childId, villageCode]));
}
