/** Which version of the assessment holds: the built-in one, or what the bureau has set after it. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { isUnchecked } from "../../../kernel/citation.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { assessmentProblems as problems } from "./assessment-problems.contract.ts";
import { citeOf, nextTemplate, pointsOf } from "./next-template.ts";
import { scaleOf } from "./scale-of-day.service.ts";
import type { Template } from "./template.ts";
import * as contract from "./template-versions.contract.ts";
import { listTemplateRows, putTemplateRow } from "./template-versions.store.ts";
import { templates } from "./templates.ts";

/** Oldest first. */
export async function allTemplates(tx: Pick<Tx, "sql">): Promise<Template[]> {
  const set = (await listTemplateRows(tx)).map(({ version, from, title, document, content }) => ({
    ...{ version, from, title, cite: citeOf(document) },
    ...content,
  }));
  return [...templates, ...set];
}

/** For an assessment begun on this day. */
export async function templateHolding(tx: Pick<Tx, "sql">, day: IsoDate): Promise<Template> {
  const found = (await allTemplates(tx)).filter(({ from }) => from <= day).at(-1);
  if (found === undefined) throw new Error(`no assessment template on ${day}`);
  return found;
}

/** The one that an assessment was begun with. */
export async function templateNamed(tx: Pick<Tx, "sql">, version: string): Promise<Template> {
  const found = (await allTemplates(tx)).find((one) => one.version === version);
  if (found === undefined) throw new Error(`no assessment template ${version}`);
  return found;
}

export async function readTemplateVersions(tx: Tx): Promise<OutputOf<typeof contract.readTemplateVersions>> {
  const all = await allTemplates(tx);
  const { points } = scaleOf(await listParameters(tx, today()));
  const holding = await templateHolding(tx, today());
  return {
    today: today(),
    items: all.reverse().map((one) => ({
      version: one.version,
      from: one.from,
      title: one.title,
      document: one.cite.document,
      unchecked: isUnchecked(one.cite),
      standing: one.version === holding.version ? "now" : one.from > today() ? "later" : "past",
      sections: one.sections.flatMap((section) => {
        const code = contract.sectionCodes.find((known) => known === section.code);
        if (code === undefined) return [];
        const items = section.items.map((item) => ({
          ...item,
          anchors: [...item.anchors],
          points: (one.points ?? points)[item.code] ?? 0,
        }));
        return [{ code, title: section.title, items }];
      }),
      redLines: one.redLines.map(({ code, title, secret = false }) => ({ code, title, secret })),
    })),
  };
}

/** @throws protection.assessment.templateFrom, .templatePoints */
export async function setTemplateVersion(
  tx: Tx,
  input: contract.TemplateInput,
): Promise<{ version: string }> {
  const all = await allTemplates(tx);
  const replaces = all.filter(({ from }) => from > today());
  const newest = all.filter((one) => !replaces.includes(one)).at(-1);
  if (input.from < today() || (newest !== undefined && input.from <= newest.from))
    throw new Problem(problems.templateFrom);
  const total = pointsOf(input);
  if (total !== contract.WHOLE) throw new Problem(problems.templatePoints, { extra: { total } });
  const version = input.from;
  const title = newest?.title ?? "";
  const content = nextTemplate(
    input,
    all.filter((one) => one.version !== version),
  );
  await putTemplateRow(tx, { version, from: input.from, title, document: input.document, content }, now());
  tx.note({ detail: { template: version, document: input.document } });
  return { version };
}
