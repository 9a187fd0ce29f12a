/** What the steps of these procedures have in common: who acts, what may come out, which paper is printed. Pure. */
import type { Citation } from "../../../../kernel/citation.ts";
import type { Doer, OutcomeSpec, StepSpec, Term } from "../../../../platform/procedures/procedure.ts";

export const townshipDesk: Doer = { role: "townshipSupervisor", level: "township" };
export const districtDesk: Doer = { role: "districtOfficer", level: "district" };

export function term(parameter: string, more: Partial<Omit<Term, "parameter">> = {}): Term {
  const { unit = "workingDays", ...rest } = more;
  return { parameter, unit, ...rest };
}

export const passed = (label: string, phrases: readonly string[]): OutcomeSpec => ({
  code: "pass",
  label,
  leads: "next",
  phrases,
});

/** Only the district refuses; a township that finds the conditions wanting says so and hands it up. */
export const doubted = (label: string): OutcomeSpec => ({
  code: "doubt",
  label,
  leads: "next",
  needsReasons: true,
});

export const refused = (label: string, phrases: readonly string[] = []): OutcomeSpec => ({
  code: "refuse",
  label,
  leads: "refused",
  needsReasons: true,
  phrases,
});

export const sentBack = (to: string, label = "退回重新查验"): OutcomeSpec => ({
  code: "return",
  label,
  leads: "back",
  to: [to],
  needsReasons: true,
});

interface Verification {
  readonly title: string;
  readonly days: string;
  readonly cite: Citation;
  readonly phrases: readonly string[];
}

/** 镇街查验: from the day the application was received. */
export function verifyStep({ title, days, cite, phrases }: Verification): StepSpec {
  return {
    code: "verify",
    title,
    by: townshipDesk,
    term: term(days, { from: "receipt", cite }),
    outcomes: [passed("符合条件，报区民政局", phrases), doubted("不符合条件，报区民政局决定")],
    cite,
  };
}

interface Confirmation {
  readonly title: string;
  readonly days: string;
  readonly cite: Citation;
  readonly yes: { readonly label: string; readonly phrases: readonly string[]; readonly paper: string };
  readonly no: { readonly label: string; readonly paper: string };
}

/** 区民政确认: never by who verified; a refusal has written reasons. */
export function confirmStep({ title, days, cite, yes, no }: Confirmation): StepSpec {
  return {
    code: "confirm",
    title,
    by: districtDesk,
    term: term(days, { cite }),
    separateFrom: ["verify"],
    outcomes: [
      { code: "confirm", label: yes.label, leads: "approved", phrases: yes.phrases },
      refused(no.label),
      sentBack("verify"),
    ],
    prints: [
      { code: "confirmation", title: yes.paper, on: ["confirm"] },
      { code: "refusal", title: no.paper, on: ["refuse"] },
    ],
    cite,
  };
}
