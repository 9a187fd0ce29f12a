/** A matter as the liaison of a department sees it: of the form what the procedure says, of other desks that they were done. Pure. */
import { type MemberUnit, memberUnitCodes } from "../../kernel/member-units.ts";
import { sensitiveFields } from "./form-view.ts";
import type { MatterLine, MatterView } from "./matter-view.contract.ts";
import type { DepartmentView, ProcedureVersion } from "./procedure.ts";

export const UNNAMED = "（未对本部门公开姓名）";

export function viewOf(spec: ProcedureVersion, department: string | null): DepartmentView {
  const declared = isUnit(department) ? spec.sees?.[department] : undefined;
  if (declared !== undefined) return declared;
  const sensitive = sensitiveFields(spec);
  return { fields: Object.keys(spec.form.shape).filter((field) => !sensitive.has(field)) };
}

function isUnit(department: string | null): department is MemberUnit {
  return department !== null && memberUnitCodes.has(department);
}

/** What concerns no child of the register bears the name of what happened, which is nobody's secret here. */
export function lineForDepartment<Line extends Pick<MatterLine, "subjectId" | "subjectName">>(
  line: Line,
  { isNamed = false }: DepartmentView,
): Line {
  const isShown = isNamed || line.subjectId === null;
  return { ...line, subjectId: null, subjectName: isShown ? line.subjectName : UNNAMED };
}

export function matterForDepartment(
  view: MatterView,
  spec: ProcedureVersion,
  department: string | null,
): MatterView {
  const sees = viewOf(spec, department);
  const { fields, papers = [], checks = [] } = sees;
  const own = new Set(spec.steps.filter(({ by }) => by.department === department).map(({ code }) => code));
  const isPaper = ({ code }: { readonly code: string }) => papers.includes(code);
  return {
    ...lineForDepartment(view, sees),
    applicant: { name: null, relation: null },
    sections: view.sections
      .map((section) => ({
        ...section,
        fields: section.fields.filter(({ field }) => fields.includes(field)),
      }))
      .filter((section) => section.fields.length > 0),
    materials: view.materials.filter(isPaper),
    missing: view.missing.filter(isPaper),
    prints: view.prints.filter(isPaper),
    checks: view.checks.filter(({ code }) => checks.includes(code)),
    steps: view.steps.map((step) => (own.has(step.code) ? step : { ...step, opinion: null, by: null })),
    events: view.events.filter(({ kind, step }) =>
      step === null ? kind === "started" || kind === "received" : own.has(step),
    ),
  };
}
