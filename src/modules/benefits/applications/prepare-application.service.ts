/** An application as it lies before who fills it in: known values with their source, what is missing, what stands in the way. */
import { today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { paperOf } from "../../../platform/procedures/form-view.ts";
import { listMatters } from "../../../platform/procedures/list-matters.service.ts";
import type { ProcedureVersion } from "../../../platform/procedures/procedure.ts";
import { versionOn } from "../../../platform/procedures/procedure.ts";
import {
  procedureProblems,
  refusalProblems,
} from "../../../platform/procedures/procedure-problems.contract.ts";
import { citationView } from "../../../platform/procedures/read-matter.service.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { seesHiv } from "../../registry/payees.service.ts";
import type { Preparation } from "./applications.contract.ts";
import { type BenefitProcedure, findBenefitProcedure } from "./benefit-procedures.ts";
import { findHindrance } from "./demand-may-apply.service.ts";
import { isHidden, sectionsOf } from "./forms/form-section.ts";
import { readKnownForm } from "./known-form.service.ts";
import { payeeCandidates } from "./payee-fitness.ts";
import { prepareBound } from "./prepare-bound.service.ts";

interface Preparing {
  readonly id: string;
  readonly procedure: string;
  readonly on?: string | undefined;
}

/** @throws procedures.unknown, procedures.noVersion, access.notFound */
export async function prepare(
  tx: Tx,
  app: App,
  { id, procedure, on = today() }: Preparing,
): Promise<Preparation> {
  const of = findBenefitProcedure(procedure);
  if (of === undefined) return prepareOther(tx, app, { id, procedure, on });
  if (of.isSecret === true && !seesHiv(tx.actor.role)) throw new Problem(procedureProblems.unknown);
  const spec = versionOn(of.procedure, on);
  if (spec === undefined) throw new Problem(refusalProblems.noVersion);
  const child = await findApplicantChild(tx, id);
  if (child === undefined) throw notFound();
  const known = await readKnownForm(tx, app, of, spec, { childId: id, on });
  const hindrance = await findHindrance(tx, app, of, child);
  return {
    procedure,
    title: of.procedure.title,
    today: today(),
    child: {
      id,
      name: child.name,
      villageName: known.file.villageName,
      townshipName: known.file.townshipName,
    },
    basis: of.procedure.basis.map(citationView),
    sections: shownSections(spec, known.fields),
    hidden: Object.fromEntries(
      Object.entries(known.fields)
        .filter(([field]) => isHidden(spec.form, field))
        .map(([field, { value }]) => [field, value]),
    ),
    missing: labelled(spec, known.missing),
    materials: materialsOf(spec),
    payees: payeeCandidates(known.file),
    hindrances:
      hindrance === undefined
        ? []
        : [
            {
              code: hindrance.problem.code,
              title: hindrance.problem.title,
              detail: hindrance.problem.detail ?? "",
            },
          ],
    existing: await findExisting(tx, app, of, id),
  };
}

/** Of another room: nobody is paid by it, and what stands in its way it says when it is handed in. */
async function prepareOther(tx: Tx, app: App, { id, procedure: code, on }: Preparing): Promise<Preparation> {
  const { procedure, spec, subject, fields, missing } = await prepareBound(tx, app, code, id, on);
  tx.note({ subjectIds: [id] });
  return {
    procedure: code,
    title: procedure.title,
    today: today(),
    child: {
      id,
      name: subject.name,
      villageName: app.places.nameOf(subject.placeCode),
      townshipName: app.places.townshipOf(subject.placeCode)?.shortName ?? "",
    },
    basis: procedure.basis.map(citationView),
    sections: shownSections(spec, fields),
    hidden: {},
    missing: labelled(spec, missing),
    materials: materialsOf(spec),
    payees: [],
    hindrances: [],
    existing: await findExisting(tx, app, { procedure }, id),
  };
}

function materialsOf(spec: ProcedureVersion): Preparation["materials"] {
  return spec.materials.map(({ code, title, required, alternatives = [], when }) => ({
    code,
    title,
    required,
    alternatives: [...alternatives],
    when: when === undefined ? null : { field: when.field, oneOf: [...when.oneOf] },
  }));
}

function shownSections(
  spec: ProcedureVersion,
  fields: Parameters<typeof paperOf>[1],
): Preparation["sections"] {
  const codes = sectionsOf(spec.sections ?? []);
  return paperOf(spec, fields, []).map((section, index) => ({
    code: codes[index] ?? section.title,
    ...section,
  }));
}

function labelled(spec: ProcedureVersion, fields: readonly string[]): Preparation["missing"] {
  const labels = new Map(
    paperOf(spec, {}, []).flatMap((section) => section.fields.map(({ field, label }) => [field, label])),
  );
  return fields.flatMap((field) => {
    const label = labels.get(field);
    return label === undefined ? [] : [{ field, label }];
  });
}

/** One of the same procedure that is not decided: it is gone on with instead of a second one. */
async function findExisting(
  tx: Tx,
  app: App,
  { procedure }: Pick<BenefitProcedure, "procedure">,
  childId: string,
) {
  const { items } = await listMatters(tx, app, {
    subjectId: childId,
    procedure: procedure.code,
    state: "open",
    whose: "all",
    limit: 1,
  });
  const [first] = items;
  return first === undefined ? null : { id: first.id, state: first.state };
}
