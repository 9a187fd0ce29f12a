/** One timeline of everything that happened with a child. */
import { addDays } from "../../kernel/calendar-date.ts";
import { businessDate, today } from "../../kernel/clock.ts";
import { notFound } from "../../platform/access/policy.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { PlaceDirectory } from "../../platform/places/place-directory.ts";
import { exitReasonLabels } from "./child-acts.contract.ts";
import type { TimelineEntry } from "./child-file.contract.ts";
import { relationCodes } from "./codes.contract.ts";
import { listLiveMerges, type MergeRow } from "./merges.store.ts";
import { type KinRow, listKin } from "./people.store.ts";
import { sayFact } from "./plan-facts.ts";
import { standingRows } from "./read-child.service.ts";
import * as store from "./registry.store.ts";
import { categoryLabel, labelOf } from "./say-labels.ts";
import type { StandingRow } from "./standing.ts";

const actTitles: Readonly<Record<string, string>> = {
  opened: "建档",
  updated: "情况更新",
  moved: "迁移",
  exitedCategory: "退出类别",
  factEnded: "情况结束",
  ended: "档案结束",
  returned: "恢复建档",
  renamed: "改名",
  numberAssigned: "落户登记号码",
  corrected: "更正",
  merged: "合并档案",
  unmerged: "撤销合并",
  notDouble: "核对疑似重复：不是同一个孩子",
  doubleAgain: "撤回“不是同一个孩子”",
};

type TimelineSource = (tx: Tx, childIds: readonly string[]) => Promise<readonly TimelineEntry[]>;
const sources: TimelineSource[] = [];

/** Lets another room's entries stand in every child's timeline; what they tell is theirs, within the asker's reach. */
export function addTimelineSource(source: TimelineSource): void {
  if (!sources.includes(source)) sources.push(source);
}

/** Everything that happened, newest first: acts, facts as they begin and end, birthdays that ended a category, other rooms' acts. */
export async function readTimeline(tx: Tx, places: PlaceDirectory, id: string): Promise<TimelineEntry[]> {
  if ((await store.findFile(tx, id)) === undefined) throw notFound();
  const kin = new Map((await listKin(tx, [id])).map((row) => [row.person_id, row]));
  const merges = await listLiveMerges(tx, id);
  const undoable = merges.at(-1)?.id;
  const acts = await store.listActs(tx, id);
  const facts = await store.listFactHistory(tx, [id, ...kin.keys()], true);
  const standing = await standingRows(tx, id);
  const others: TimelineEntry[] = [];
  for (const list of sources)
    others.push(...(await list(tx, [id, ...merges.map((merge) => merge.merged_id)])));
  tx.note({ subjectIds: [id] });
  return [
    ...others,
    ...acts.map((act) => actEntry(act, undoable)),
    ...facts
      .filter((fact) => !isToldBy(others, fact))
      .map((fact) => factEntry(places, fact, kin.get(fact.person_id))),
    ...(await mergedEntries(tx, places, merges)),
    ...standing.filter((row) => row.endsWhy !== null && row.to <= today()).map(agedEntry),
  ].sort((a, b) => compare(b.on, a.on) || compare(b.recordedAt, a.recordedAt));
}

/** What another room recorded and the fact that it left in the register are one thing: told once, by the room that knows more of it. */
function isToldBy(others: readonly TimelineEntry[], { kind, source, valid_from: on }: store.FactHistoryRow) {
  return source === kind && others.some((entry) => entry.on === on && entry.kind.endsWith(`.${kind}`));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What happened with the files that were merged into this one, and what they say otherwise, as far as the asker may see them. */
async function mergedEntries(
  tx: Tx,
  places: PlaceDirectory,
  merges: readonly MergeRow[],
): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  for (const { merged_id: mergedId, moved } of merges) {
    const acts = await store.listActs(tx, mergedId);
    for (const act of acts.filter(({ kind }) => kind !== "merged" && kind !== "unmerged"))
      entries.push(fromMerged(actEntry(act, undefined)));
    const stays = new Set(moved.stays);
    const persons = moved.joined.map(({ otherId }) => otherId);
    for (const fact of await store.listFactHistory(tx, persons, false))
      if (stays.has(fact.id))
        entries.push({
          ...fromMerged(factEntry(places, fact, undefined)),
          before: "与留下的档案不一致，合并时没有采用",
        });
  }
  return entries;
}

function fromMerged(entry: TimelineEntry): TimelineEntry {
  return { ...entry, text: `并入的档案里：${entry.text}` };
}

function actEntry(act: store.ActRow, undoable: string | undefined): TimelineEntry {
  const mergeId = act.kind === "merged" ? act.detail["mergeId"] : undefined;
  const canUndo = typeof mergeId === "string" && mergeId === undoable;
  return {
    id: act.id,
    on: act.on_date,
    kind: act.kind,
    title: actTitles[act.kind] ?? act.kind,
    text: [actText(act), evidenceOf(act), act.undone_at === null ? "" : "（已撤销）"].join(""),
    by: act.recorded_by_name ?? "系统",
    recordedAt: act.recorded_at.toISOString(),
    undo: canUndo ? { operation: "registry.children.unmerge", id: mergeId } : null,
    before: null,
    link: null,
  };
}

function factEntry(
  places: PlaceDirectory,
  fact: store.FactHistoryRow,
  relative: KinRow | undefined,
): TimelineEntry {
  const until = fact.valid_to === null ? "" : `（至 ${addDays(fact.valid_to, -1)}）`;
  const before =
    fact.superseded_at === null
      ? null
      : `${businessDate(fact.superseded_at)} 起不再采用：${fact.reason ?? ""}`;
  return {
    id: fact.id,
    on: fact.valid_from,
    kind: `fact.${fact.kind}`,
    title: labelOf(fact.kind),
    text: `${relative === undefined ? "" : whoIs(relative)}${villageOf(places, fact)}${sayFact(fact.kind, fact.value)}${until}`,
    by: fact.recorded_by_name ?? "系统",
    recordedAt: fact.recorded_at.toISOString(),
    undo: null,
    before,
    link: null,
  };
}

/** Where somebody lived is the village first, then the house. */
function villageOf(places: PlaceDirectory, { kind, value }: store.FactHistoryRow): string {
  const villageCode = value["villageCode"];
  return kind === "residence" && typeof villageCode === "string" ? `${places.nameOf(villageCode)} ` : "";
}

function whoIs(relative: KinRow): string {
  const relation = relationCodes.has(relative.relation) ? relationCodes.label(relative.relation) : "";
  return `${relation}${relative.name}：`;
}

function agedEntry(row: StandingRow): TimelineEntry {
  return {
    id: `aged-${row.to}`,
    on: row.to,
    kind: "aged",
    title: "到龄",
    text: `到规定年龄，自动退出${categoryLabel((row.endsWhy ?? "").replace("aged:", ""), false)}`,
    by: "系统",
    recordedAt: `${row.to}T00:00:00.000Z`,
    undo: null,
    before: null,
    link: null,
  };
}

function evidenceOf({ detail }: store.ActRow): string {
  const evidence = detail["evidence"];
  return typeof evidence === "string" ? `（依据：${evidence}）` : "";
}

function actText(act: store.ActRow): string {
  const gains = act.detail["gains"];
  if (Array.isArray(gains)) {
    const brought = gains.length === 0 ? "" : `，带来${gains.join("、")}`;
    return `${String(act.detail["fileNo"])} 并入这份档案${brought}。${act.reason}`;
  }
  const why = act.detail["why"];
  const changes = act.detail["changes"];
  if (Array.isArray(changes)) {
    const said = (changes as { label: string; from: string; to: string }[])
      .map((change) =>
        change.from === ""
          ? `${change.label}：${change.to}`
          : `${change.label}：${change.from} → ${change.to || "无"}`,
      )
      .join("；");
    // An update is its changes; every other act has a reason that somebody gave.
    return act.kind === "updated" ? said : `${said}。${act.reason}`;
  }
  const said = act.detail["said"];
  if (typeof said === "string") return `${said}。${act.reason}`;
  return typeof why === "string" ? `${exitReasonLabels[why] ?? why}。${act.reason}` : act.reason;
}
