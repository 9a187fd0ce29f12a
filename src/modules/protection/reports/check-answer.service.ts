/** Holds an answer against the people of the report and of its case, before anybody outside can read it. */
import { Problem } from "../../../kernel/problem.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { listPersons } from "../cases/cases.store.ts";
import { faultsInAnswer, type PeopleOfReport } from "./answer-check.ts";
import { intakeProblems as problems } from "./intake-problems.contract.ts";
import { contentOf } from "./read-reports.service.ts";
import * as store from "./reports.store.ts";

/** @throws protection.report.answerNames, protection.report.answerOthers */
export async function demandDiscreet(
  tx: Tx,
  app: App,
  report: store.ReportRow,
  { words, nonetheless }: { readonly words: string; readonly nonetheless?: string | undefined },
): Promise<void> {
  const { never, withReason } = faultsInAnswer(
    words,
    // Of a sealed case too; nothing is told but what was typed.
    await inEveryPlace(tx, () => peopleOf(tx, app, report)),
  );
  if (never.length > 0)
    throw new Problem(problems.answerNames, {
      detail: `里面有${never.map((one) => `“${one}”`).join("、")}。${problems.answerNames.detail ?? ""}`,
      extra: { found: never },
    });
  if (withReason.length > 0 && nonetheless === undefined)
    throw new Problem(problems.answerOthers, {
      detail: `里面有${withReason.map((one) => `“${one}”`).join("、")}。${problems.answerOthers.detail ?? ""}`,
      extra: { found: withReason },
    });
  if (withReason.length > 0 && nonetheless !== undefined)
    tx.note({ purpose: nonetheless, detail: { answersNonetheless: withReason.length } });
}

async function peopleOf(tx: Tx, app: App, report: store.ReportRow): Promise<PeopleOfReport> {
  const children = await store.listReportChildren(tx, report.id);
  const files = children.flatMap(({ childId }) => (childId === null ? [] : [childId]));
  const persons = report.caseId === null ? [] : await listPersons(tx, report.caseId);
  const { suspects } = contentOf(app, report);
  return {
    children: [
      ...children.flatMap(({ name }) => (name === null ? [] : [name])),
      ...(await readChildNames(tx, files)).values(),
      ...persons.filter(({ role }) => role === "child").map(({ name }) => name),
    ],
    others: [
      ...suspects.flatMap(({ name }) => (name === undefined ? [] : [name])),
      ...persons.filter(({ role }) => role !== "child").map(({ name }) => name),
    ],
  };
}
