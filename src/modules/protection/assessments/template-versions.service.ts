/** Which version of the assessment holds: the built-in one, or what the bureau has set after it. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { isUnchecked } from "../../../kernel/citation.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf, OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { assessmentProblems as problems } from "./assessment-problems.contract.ts";
import { citeOf, nextTemplate, pointsOf } from "./next-template.ts";
import { scaleOf } from "./scale-of-day.service.ts";
import type { Template } from "./template.ts";
import { templateWasDecided, templateWasSet } from "./template-tasks.service.ts";
import * as contract from "./template-versions.contract.ts";
import {
  decideTemplateRow,
  listTemplateRows,
  putTemplateRow,
  type SetTemplate,
} from "./template-versions.store.ts";
import { templates } from "./templates.ts";

interface Version {
  readonly template: Template;
  /** Of what an office has set; null of what is built in. */
  readonly set: SetTemplate | null;
}

/** Oldest first. */
async function listVersions(tx: Pick<Tx, "sql">): Promise<Version[]> {
  return [
    ...templates.map((template) => ({ template, set: null })),
    ...(await listTemplateRows(tx)).map((set) => ({ template: templateOf(set), set })),
  ];
}

const templateOf = ({ version, from, title, document, content }: SetTemplate): Template => ({
  ...{ version, from, title, cite: citeOf(document) },
  ...content,
});

const holds = ({ set }: Version): boolean => set === null || set.isConfirmed;

/** Those too that nobody has confirmed: no assessment was begun with one. */
export async function allTemplates(tx: Pick<Tx, "sql">): Promise<Template[]> {
  return (await listVersions(tx)).map(({ template }) => template);
}

/** For an assessment begun on this day. */
export async function templateHolding(tx: Pick<Tx, "sql">, day: IsoDate): Promise<Template> {
  const found = (await listVersions(tx)).filter((one) => holds(one) && one.template.from <= day).at(-1);
  if (found === undefined) throw new Error(`no assessment template on ${day}`);
  return found.template;
}

/** The one that an assessment was begun with. */
export async function templateNamed(tx: Pick<Tx, "sql">, version: string): Promise<Template> {
  const found = (await allTemplates(tx)).find((one) => one.version === version);
  if (found === undefined) throw new Error(`no assessment template ${version}`);
  return found;
}

export async function readTemplateVersions(tx: Tx): Promise<OutputOf<typeof contract.readTemplateVersions>> {
  const all = await listVersions(tx);
  const mayConfirm = mayDo(tx.actor, "assessment.confirmTemplate");
  const { points } = scaleOf(await listParameters(tx, today()));
  const holding = await templateHolding(tx, today());
  return {
    today: today(),
    items: all.reverse().map(({ template: one, set }) => ({
      version: one.version,
      from: one.from,
      title: one.title,
      document: one.cite.document,
      unchecked: isUnchecked(one.cite),
      standing: standingOf({ template: one, set }, holding),
      proposal:
        set === null || set.isConfirmed
          ? null
          : { by: set.setByName, at: set.setAt.toISOString(), refused: set.refusedWhy },
      can:
        mayConfirm &&
        set !== null &&
        !set.isConfirmed &&
        set.refusedWhy === null &&
        set.setBy !== tx.actor.accountId
          ? ["confirm" as const]
          : [],
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

function standingOf({ template, set }: Version, holding: Template): contract.VersionView["standing"] {
  if (set !== null && !set.isConfirmed) return set.refusedWhy === null ? "waiting" : "refused";
  if (template.version === holding.version) return "now";
  return template.from > today() ? "later" : "past";
}

/** It holds when somebody else has confirmed it. @throws protection.assessment.templateFrom, .templatePoints */
export async function setTemplateVersion(
  tx: Tx,
  input: contract.TemplateInput,
): Promise<{ version: string }> {
  const versions = await listVersions(tx);
  const all = versions.map(({ template }) => template);
  const newest = versions.filter((one) => holds(one) && one.template.from <= today()).at(-1)?.template;
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
  await templateWasSet(tx, { version, from: input.from, document: input.document });
  tx.note({ detail: { template: version, document: input.document } });
  return { version };
}

/** @throws access.notFound, protection.assessment.templateOwn, .templateDecided, .templatePassed */
export async function decideTemplateVersion(
  tx: Tx,
  version: string,
  { accept, at, why }: BodyOf<typeof contract.decideTemplateVersion>,
): Promise<{ version: string }> {
  const one = (await listTemplateRows(tx)).find((row) => row.version === version);
  if (one === undefined) throw notFound();
  if (one.setBy === tx.actor.accountId) throw new Problem(problems.templateOwn);
  if (one.setAt.toISOString() !== at) throw new Problem(problems.templateDecided);
  if (accept && one.from < today()) throw new Problem(problems.templatePassed);
  const decision = { at: now(), refusedWhy: accept ? null : why };
  if (!(await decideTemplateRow(tx, one, decision))) throw new Problem(problems.templateDecided);
  await templateWasDecided(tx, { version, accept, why, setBy: one.setBy });
  tx.note({ purpose: why, detail: { template: version, accept } });
  return { version };
}
