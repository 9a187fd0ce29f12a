/** The application as its official form is printed: filled from the matter, with the opinions written so far. Pure. */
import type { PrintDocument } from "../../../../platform/print/document.contract.ts";
import { defactoApplication } from "../../forms/defacto-application.ts";
import { defactoStudentAid, orphanStudentAid } from "../../forms/education-aid.ts";
import { fillForm } from "../../forms/official-form.ts";
import { communityOrphanApplication, institutionOrphanApplication } from "../../forms/orphan-applications.ts";
import { temporaryReliefApplication, tomorrowPlanApplication } from "../../forms/relief-forms.ts";
import { ownShareOf } from "../own-share.ts";
import { opinionOf } from "./form-opinions.ts";
import { amount, codes, day, given, type MatterPaper, titlesOfMaterials, words } from "./matter-paper.ts";

type Layout = (paper: MatterPaper, stamp: string) => PrintDocument;

/** By procedure; the others have no official form. */
const layouts: Readonly<Record<string, Layout>> = {
  defacto: defactoPaper,
  defactoAcross: defactoPaper,
  orphan: (paper, stamp) =>
    fillForm(
      communityOrphanApplication,
      {
        ...orphanParts(paper),
        guardians: guardians(paper),
        ...applicantPart(paper),
        ...given({ township: opinionOf(paper, "verify"), district: opinionOf(paper, "confirm") }),
      },
      stamp,
    ),
  orphanInstitution: (paper, stamp) =>
    fillForm(
      institutionOrphanApplication,
      { ...orphanParts(paper), ...given({ district: opinionOf(paper, "confirm") }) },
      stamp,
    ),
  hiv: (paper, stamp) =>
    fillForm(
      communityOrphanApplication,
      {
        ...orphanParts(paper),
        guardians: guardians(paper),
        ...given({ district: opinionOf(paper, "confirm") }),
      },
      stamp,
    ),
  fucaiOrphan: (paper, stamp) => fillForm(orphanStudentAid, studyParts(paper), stamp),
  fucaiDefacto: (paper, stamp) => fillForm(defactoStudentAid, studyParts(paper), stamp),
  tomorrowPlan: (paper, stamp) => fillForm(tomorrowPlanApplication, treatmentParts(paper), stamp),
  tomorrowSettlement: (paper, stamp) => fillForm(tomorrowPlanApplication, treatmentParts(paper), stamp),
  tempRelief: (paper, stamp) => fillForm(temporaryReliefApplication, reliefParts(paper), stamp),
};

export function hasApplicationPaper(procedure: string): boolean {
  return Object.hasOwn(layouts, procedure);
}

export function applicationPaper(paper: MatterPaper, stamp: string): PrintDocument | undefined {
  return layouts[paper.procedure.code]?.(paper, stamp);
}

function defactoPaper(paper: MatterPaper, stamp: string): PrintDocument {
  return fillForm(
    defactoApplication,
    {
      ...head(paper),
      ...given({
        source: words(paper, "handedIn"),
        relatives: words(paper, "socialRelations"),
        relief: codes(paper, "reliefMeasures", reliefs),
        reliefDetail: words(paper, "reliefDetail"),
        village: undefined,
        township: opinionOf(paper, "verify"),
        district: opinionOf(paper, "confirm"),
      }),
      child: child(paper),
      father: parent(paper, "father"),
      mother: parent(paper, "mother"),
      guardians: guardians(paper),
      payee: payee(paper),
      grant: grant(paper),
      ...applicantPart(paper),
    },
    stamp,
  );
}

const reliefs = {
  dibao: "dibao",
  tekun: "tekun",
  disabledLiving: "disabledLiving",
  disabledCare: "disabledCare",
  temporaryRelief: "tempRelief",
  medicalAssistance: "medical",
  monitored: "other",
  housing: "other",
  other: "other",
} as const;

const healths = {
  healthy: "healthy",
  weak: "fair",
  serious: "severelyIll",
  chronic: "chronic",
  disabled: "disabled",
  other: "other",
} as const;

function head(paper: MatterPaper) {
  return given({
    number: paper.no ?? undefined,
    filledOn: day(paper, "appliedOn") ?? paper.matter.receivedOn ?? undefined,
    attachments: titlesOfMaterials(paper),
  });
}

function applicantPart(paper: MatterPaper) {
  const name = paper.applicant.name ?? words(paper, "payeeName");
  return name === undefined ? {} : { applicant: given({ name, on: day(paper, "appliedOn") }) };
}

function person(paper: MatterPaper) {
  return {
    name: words(paper, "childName"),
    sex: words(paper, "childSex"),
    nation: words(paper, "childEthnicity"),
    birthDate: day(paper, "childBirthDate"),
    citizenId: words(paper, "childCitizenNo"),
    household: words(paper, "householdAddress"),
  };
}

function child(paper: MatterPaper) {
  const disability = [words(paper, "disabilityClass"), words(paper, "disabilityLevel")].filter(
    (one) => one !== undefined,
  );
  const school = [words(paper, "school"), words(paper, "grade")].filter((one) => one !== undefined);
  return given({
    ...person(paper),
    residence: words(paper, "homeAddress"),
    health: codes(paper, "health", healths),
    disability: disability.length === 0 ? undefined : disability.join(" "),
    stage: words(paper, "schoolStage"),
    school: school.length === 0 ? undefined : school.join(" "),
    life: words(paper, "livingSummary"),
  });
}

function parent(paper: MatterPaper, who: "father" | "mother") {
  const from = day(paper, `${who}ConditionFrom`);
  const to = day(paper, `${who}ConditionTo`);
  return given({
    name: words(paper, `${who}Name`),
    citizenId: words(paper, `${who}CitizenNo`),
    condition: words(paper, `${who}Condition`),
    period: from === undefined ? undefined : `${from} 至 ${to ?? ""}`,
    phone: words(paper, `${who}Phone`),
  });
}

function lostParent(paper: MatterPaper, who: "father" | "mother") {
  return given({
    name: words(paper, `${who}Name`),
    citizenId: words(paper, `${who}CitizenNo`),
    loss: words(paper, `${who}Condition`),
    on: day(paper, `${who}ConditionFrom`),
  });
}

function guardians(paper: MatterPaper) {
  return ["guardian1", "guardian2"]
    .map((who) =>
      given({
        name: words(paper, `${who}Name`),
        relation: words(paper, `${who}Relation`),
        citizenId: words(paper, `${who}CitizenNo`),
        phone: words(paper, `${who}Phone`),
      }),
    )
    .filter(({ name }) => (name as string | undefined) !== undefined);
}

function payee(paper: MatterPaper) {
  return given({
    name: words(paper, "payeeName"),
    relation: words(paper, "payeeRelation") ?? words(paper, "payeeKind"),
    phone: words(paper, "payeePhone"),
    bank: words(paper, "payeeBank"),
    account: words(paper, "payeeAccount"),
  });
}

function grant(paper: MatterPaper) {
  if (paper.startMonth === null) return {};
  return given({
    startMonth: paper.startMonth,
    manner: paper.monthlyFen === null ? "补差发放" : "全额发放",
    standard: paper.monthlyFen === null ? undefined : `${(paper.monthlyFen / 100).toFixed(2)} 元`,
  });
}

function orphanParts(paper: MatterPaper) {
  return {
    ...head(paper),
    child: child(paper),
    father: lostParent(paper, "father"),
    mother: lostParent(paper, "mother"),
    payee: payee(paper),
    grant: grant(paper),
  };
}

function studyParts(paper: MatterPaper) {
  return {
    ...head(paper),
    student: given({
      ...person(paper),
      phone: words(paper, "payeePhone"),
      recognisedOn: day(paper, "recognisedOn"),
    }),
    study: given({
      school: words(paper, "school"),
      level: words(paper, "schoolStage"),
      enrolled: day(paper, "enrolledOn"),
      year: words(paper, "academicYear"),
    }),
    payee: payee(paper),
    ...applicantPart(paper),
    ...given({ first: opinionOf(paper, "verify"), district: opinionOf(paper, "confirm") }),
  };
}

function treatmentParts(paper: MatterPaper) {
  const { ownFen, reimbursedFen } = ownShareOf(paper.matter.answers);
  const isSettled = amount(paper, "totalFen") !== undefined;
  return {
    ...head(paper),
    child: child(paper),
    treatment: given({
      illness: words(paper, "disease"),
      hospital: words(paper, "hospital"),
      treatment: words(paper, "plannedTreatment"),
      budget: amount(paper, "budgetFen"),
      total: amount(paper, "totalFen"),
      insured: isSettled
        ? (amount(paper, "insuranceFen") ?? 0) + (amount(paper, "seriousIllnessFen") ?? 0)
        : undefined,
      otherAid: isSettled
        ? reimbursedFen - (amount(paper, "insuranceFen") ?? 0) - (amount(paper, "seriousIllnessFen") ?? 0)
        : undefined,
      own: isSettled ? ownFen : undefined,
      aid: amount(paper, "grantFen"),
      plan: words(paper, "rehabPlan"),
      followUp: day(paper, "followUpOn"),
    }),
    payee: payee(paper),
    ...given({ district: opinionOf(paper, "confirm") ?? opinionOf(paper, "verify") }),
  };
}

function reliefParts(paper: MatterPaper) {
  const advance = opinionOf(paper, "relieve");
  return {
    ...head(paper),
    household: given({
      name: words(paper, "payeeName"),
      phone: words(paper, "payeePhone"),
      address: words(paper, "homeAddress"),
      about: words(paper, "childName"),
      hardship: ["urgent" as const],
      story: words(paper, "situation"),
      manner: ["cash" as const],
      amount: amount(paper, "amountFen"),
      advance: advance === undefined ? undefined : `${advance.on ?? ""} ${advance.text ?? ""}`,
    }),
    payee: payee(paper),
    ...applicantPart(paper),
    ...given({ township: opinionOf(paper, "verify"), district: opinionOf(paper, "confirm") }),
  };
}
