/** What the steps of the special procedures have in common: whose desk, which term, how they end. Pure. */
import type { MemberUnit } from "../../../../kernel/member-units.ts";
import type { Doer, StepSpec, Term } from "../../../../platform/procedures/procedure.ts";

export const villageDesk: Doer = { role: "villageDirector", level: "village" };
export const townshipDesk: Doer = { role: "townshipSupervisor", level: "township" };
export const districtDesk: Doer = { role: "districtOfficer", level: "district" };
export const deskOfUnit = (department: MemberUnit): Doer => ({
  role: "partnerLiaison",
  level: "district",
  department,
});

export const hours = (parameter: string, more: Partial<Term> = {}): Term => ({
  parameter,
  unit: "hours",
  ...more,
});
export const workingDays = (parameter: string, more: Partial<Term> = {}): Term => ({
  parameter,
  unit: "workingDays",
  ...more,
});
export const days = (parameter: string, more: Partial<Term> = {}): Term => ({
  parameter,
  unit: "calendarDays",
  ...more,
});

/** Nothing here is approved or refused: what was done is put on file. */
export const filed = (by: Doer, title = "归档办结"): StepSpec => ({
  code: "close",
  title,
  by,
  outcomes: [
    { code: "closed", label: "办结归档", leads: "closed", phrases: ["各项措施已落实，材料齐全，予以归档。"] },
  ],
});
