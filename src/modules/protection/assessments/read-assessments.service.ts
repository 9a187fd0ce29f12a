/** Assessments as they are listed, read and compared. */

import { roleCodes } from "../../../kernel/actor.ts";
import { addDays } from "../../../kernel/calendar-date.ts";
import { isUnchecked, nameOfCitation } from "../../../kernel/citation.ts";
import { today } from "../../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { mayDo } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import type { PlaceDirectory } from "../../../platform/places/place-directory.ts";
import { demandChild } from "../../registry/payees.service.ts";
import type * as contract from "./assessments.contract.ts";
import { dueAheadDays } from "./assessments.parameters.ts";
import * as store from "./assessments.store.ts";
import { agreedAmong, differencesAmong } from "./compare-scores.ts";
import { consequences } from "./follow-grade.ts";
import { type LoadedAssessment, loadAssessment, loggedIds } from "./load-assessment.service.ts";
import { assessorsNeededOn } from "./scale-of-day.service.ts";
import { type Answers, type Score, scoreAssessment } from "./score-assessment.ts";
import { scoreOf } from "./score-sheets.service.ts";
import { assessingRoles } from "./start-assessment.service.ts";
import { bandsOf, redLinesFor } from "./template.ts";
import { allTemplates } from "./template-versions.service.ts";

export interface Reading {
  readonly cipher: FieldCipher;
  readonly places: PlaceDirectory;
}

const ahead = readerOf(dueAheadDays);
const running = new Set(["preparing", "scoring", "joint", "submitted"]);

export async function listAssessments(
  tx: Tx,
  reading: Reading,
  query: QueryOf<typeof contract.listAssessments>,
): Promise<OutputOf<typeof contract.listAssessments>> {
  const { place, state, grade, due, childId, limit } = query;
  const on = today();
  const soon = addDays(on, ahead.find(await listParameters(tx, on)) ?? 0);
  const ask: store.AssessmentAsk = {
    scope: narrowScope(tx.scope, place),
    state,
    grade,
    childId,
    due: due === undefined ? undefined : { which: due, today: on, soon },
  };
  const list = ["assessments", place ?? "", state ?? "", grade ?? "", due ?? "", childId ?? ""];
  const after = query.cursor === undefined ? undefined : openPosition(reading, list, query.cursor);
  const rows = await store.listAssessments(
    tx,
    ask,
    after === undefined ? undefined : [String(after[0]), String(after[1])],
    limit + 1,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  tx.note({ subjectIds: page.flatMap(loggedIds), detail: { shown: page.length } });
  return {
    items: page.map((row) => rowView(reading, row, row.assessors)),
    nextCursor:
      rows.length > limit && last !== undefined
        ? sealPosition(reading, list, [last.startedOn, last.id])
        : null,
    total: await store.countAssessments(tx, ask),
    help: await store.countHelp(tx, ask),
    can: mayDo(tx.actor, "assessment.start") ? ["start"] : [],
  };
}

function rowView(
  { places }: Reading,
  row: store.AssessmentRecord,
  assessors: readonly string[],
): contract.AssessmentRow {
  const { id, childId, childName, scopeCode, reason, state, grade, percent, redLine, sealed } = row;
  return {
    id,
    childId,
    childName,
    villageName: places.nameOf(scopeCode),
    townshipName: places.nameOf(scopeCode.slice(0, 9)),
    reason,
    state,
    grade,
    percent,
    redLine,
    sealed,
    assessors: [...assessors],
    startedOn: row.startedOn,
    dueOn: row.dueOn,
    isLate: running.has(state) && row.dueOn !== null && row.dueOn < today(),
    confirmedOn: row.confirmedOn,
    nextDueOn: row.nextDueOn,
  };
}

/** @throws access.notFound */
export async function readAssessment(tx: Tx, reading: Reading, id: string): Promise<contract.AssessmentView> {
  const loaded = await loadAssessment(tx, id);
  const { row, assessors, file, template, age, can } = loaded;
  tx.note({ subjectIds: [row.childId] });
  const isOpened = !["preparing", "scoring"].includes(row.state);
  const sheets = assessors.map(({ answers }) => answers);
  const signed = assessors.every(({ signedAt }) => signedAt !== null);
  const { grade } = row;
  const joint = jointView(loaded, signed ? sheets : undefined);
  return {
    ...rowView(
      reading,
      row,
      assessors.map(({ name }) => name),
    ),
    version: row.version,
    childAge: age,
    mustHear: age === null || age >= row.scale.ages.voice,
    voiceAge: row.scale.ages.voice,
    reasonNote: row.reasonNote,
    caseId: row.caseId,
    reassesses: row.reassesses,
    startedBy: row.startedByName,
    informed:
      row.informedOn === null
        ? null
        : { on: row.informedOn, whom: file.informedWhom ?? "", how: file.informedHow ?? "" },
    template: templateView(loaded),
    scale: row.scale,
    sheets: assessors.map((one) => sheetView(tx, loaded, one, isOpened)),
    differences: signed
      ? differencesAmong(template, row.scale, sheets, age).map((one) => ({ ...one, given: [...one.given] }))
      : [],
    joint,
    consequence: grade === null && joint === null ? null : consequenceOf(grade ?? joint?.score.worst),
    confirmedBy: row.confirmedByName,
    told: row.toldOn === null ? null : { on: row.toldOn, whom: file.toldWhom ?? "", how: file.toldHow ?? "" },
    objectionUntil: row.objectionUntil,
    earlier: await earlierOf(tx, row),
    help: await store.listHelp(tx, id),
    events: (await store.listEvents(tx, id)).map((event) => ({ ...event, at: event.at.toISOString() })),
    can: [...can],
  };
}

function consequenceOf(grade: contract.AssessmentRow["grade"] | undefined) {
  if (grade === null || grade === undefined) return null;
  const { title, suggests } = consequences[grade];
  return { title, suggests };
}

function templateView({ template, row, age }: LoadedAssessment): contract.TemplateView {
  const of = (code: string) => row.scale.points[code] ?? 0;
  return {
    version: template.version,
    title: template.title,
    basis: `${nameOfCitation(template.cite)}：${template.cite.says}`,
    unchecked: isUnchecked(template.cite),
    sections: template.sections.map(({ code, title, items }) => ({
      code,
      title,
      of: items.reduce((sum, item) => sum + of(item.code), 0),
      items: items
        .filter((item) => of(item.code) > 0)
        .map((item) => ({
          code: item.code,
          title: item.title,
          look: item.look,
          of: of(item.code),
          bands: bandsOf(item, of(item.code)),
        })),
    })),
    redLines: redLinesFor(template, row.scale, age).map(({ code, title }) => ({ code, title })),
  };
}

/** Another's sheet is closed until all have signed: nobody scores after the neighbour. */
function sheetView(
  tx: Tx,
  loaded: LoadedAssessment,
  one: store.AssessorRecord,
  isOpened: boolean,
): contract.AssessorView {
  const mine = one.accountId === tx.actor.accountId;
  const typedHere = one.accountId === null && loaded.can.includes("score");
  const { seen, ...answers } = one.answers;
  const open = mine || typedHere || isOpened;
  return {
    id: one.id,
    name: one.name,
    unit: one.unit,
    mine,
    hasAccount: one.accountId !== null,
    signedAt: one.signedAt?.toISOString() ?? null,
    paper: one.paper,
    answers: open ? answers : null,
    seen: open ? { ...seen } : null,
    score: open ? scoreView(scoreOf(loaded, answers)) : null,
  };
}

/** What was submitted; before that what all agree on, for them to go on from. */
function jointView(
  loaded: LoadedAssessment,
  sheets: readonly Answers[] | undefined,
): contract.AssessmentView["joint"] {
  const { file, template } = loaded;
  const answers = file.answers ?? (sheets === undefined ? undefined : agreedAmong(template, sheets));
  if (answers === undefined) return null;
  return {
    answers,
    score: scoreView(scoreOf(loaded, answers)),
    voice: file.voice,
    voiceOn: file.voiceOn,
    voiceWhyNot: file.voiceWhyNot,
    conclusion: file.conclusion,
    suggestions: file.suggestions,
    dropped: { ...file.dropped },
  };
}

export function scoreView({ sections, points, of, percent, redLines, outcome }: Score): contract.ScoreView {
  const [best, worst] =
    outcome.verdict === "known" ? [outcome.grade, outcome.grade] : [outcome.best, outcome.worst];
  return {
    sections: sections.map((section) => ({ ...section })),
    points,
    of,
    percent,
    redLines: redLines.map(({ title }) => title),
    best,
    worst,
  };
}

/** Confirmed ones of the same child before it, newest first: has guidance helped? */
async function earlierOf(tx: Tx, row: store.AssessmentRecord): Promise<contract.Earlier[]> {
  const all = await store.listOfChildren(tx, [row.childId]);
  const before = all.filter(
    (one) => one.state === "confirmed" && (one.startedOn < row.startedOn || one.id === row.reassesses),
  );
  const files = await store.listFiles(
    tx,
    before.map(({ id }) => id),
  );
  const templates = new Map((await allTemplates(tx)).map((one) => [one.version, one]));
  return before.reverse().flatMap((one) => {
    const answers = files.get(one.id)?.answers;
    const template = templates.get(one.template);
    if (answers === null || answers === undefined || one.grade === null || one.confirmedOn === null)
      return [];
    if (template === undefined) throw new Error(`no assessment template ${one.template}`);
    const { sections } = scoreAssessment(template, one.scale, answers, null);
    return [
      {
        id: one.id,
        confirmedOn: one.confirmedOn,
        grade: one.grade,
        percent: one.percent ?? 0,
        redLine: one.redLine ?? false,
        sections: sections.map((section) => ({ ...section })),
      },
    ];
  });
}

/** @throws access.notFound */
export async function readChildGrades(
  tx: Tx,
  childId: string,
): Promise<OutputOf<typeof contract.readChildGrades>> {
  await demandChild(tx, childId);
  const all = await store.listOfChildren(tx, [childId]);
  tx.note({ subjectIds: [childId] });
  const can: OutputOf<typeof contract.readChildGrades>["can"] = [];
  if (mayDo(tx.actor, "assessment.read")) can.push("read");
  if (mayDo(tx.actor, "assessment.start")) can.push("start");
  return {
    items: all
      .reverse()
      .flatMap(({ id, grade, confirmedOn, nextDueOn }) =>
        grade === null || confirmedOn === null ? [] : [{ id, grade, confirmedOn, nextDueOn }],
      ),
    runningSince: all.find(({ state }) => running.has(state))?.startedOn ?? null,
    can,
  };
}

export async function listAssessors(tx: Tx): Promise<OutputOf<typeof contract.listAssessors>> {
  const on = today();
  const staff = await store.listStaff(tx, assessingRoles, on);
  return {
    items: staff
      .map(({ accountId, name, role, placeName }) => ({
        accountId,
        name,
        role: roleCodes.label(role),
        placeName,
      }))
      .sort((one, other) => one.placeName.localeCompare(other.placeName, "zh")),
    needed: assessorsNeededOn(await listParameters(tx, on)),
  };
}
