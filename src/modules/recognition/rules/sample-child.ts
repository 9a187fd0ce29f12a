/** For tests: a child of whom only the ordinary is known, and the parameters as the programme brings them. */
import type { ParametersInForce, Value } from "../../../platform/rules/evaluate.ts";
import { judge } from "../../../platform/rules/judge.ts";
import type { Rule } from "../../../platform/rules/rule.ts";
import type { ConditionCode } from "../../registry/codes.contract.ts";
import { askFirst, atomNames, type ProfileValues, profileAtoms } from "../profile.contract.ts";

const silence = Object.fromEntries(atomNames.map((name) => [name, null]));

/** Born on 6 May 2015, a rural household, an open file, both parents named in it, nothing decided yet. */
export function sampleChild(known: Partial<ProfileValues> = {}): ProfileValues {
  return {
    ...silence,
    birthDate: "2015-05-06",
    sex: "1",
    hukou: "rural",
    fileEnded: false,
    categories: [],
    difficulties: [],
    adopted: false,
    orphanEver: false,
    defactoEver: false,
    hiv: false,
    fatherInFile: true,
    motherInFile: true,
    ...known,
  } as unknown as ProfileValues;
}

/** A condition with everything that its threshold asks, on any day from 2021 on. */
const met: Readonly<Partial<Record<ConditionCode, Readonly<Record<string, Value>>>>> = {
  severeDisability: { DisabilityClass: "4", DisabilityLevel: "1" },
  seriousIllness: { IllnessInCatalogue: true },
  imprisoned: { SentenceMonths: 36, SentenceSince: "2019-01-10" },
  compulsoryRehab: { RehabMonths: 24, RehabSince: "2019-01-10" },
  otherRestricted: { MeasureMonths: 6, MeasureSince: "2019-01-10" },
  outOfContact: {
    LostSince: "2019-01-10",
    LostRoad: "police",
    LostReportedOn: "2019-02-01",
    DutyFulfilled: false,
  },
  deported: { DutyFulfilled: false },
  migrantWork: { AwaySince: "2019-01-10" },
};

/** What is known of a parent in these conditions, each with its threshold met. */
export function parentIn(
  parent: "father" | "mother",
  ...conditions: readonly ConditionCode[]
): Partial<ProfileValues> {
  const known: Record<string, Value> = { [`${parent}Conditions`]: [...conditions].sort() };
  for (const condition of conditions)
    for (const [name, value] of Object.entries(met[condition] ?? {})) known[`${parent}${name}`] = value;
  return known;
}

export const sampleParameters: ParametersInForce = new Map(
  Object.entries({
    "registry.minor.ageLimit": 18,
    "registry.leftBehind.ageLimit": 16,
    "recognition.detention.months": 6,
    "recognition.detention.basis": "decided",
    "recognition.outOfContact.months": 6,
    "recognition.outOfContact.since": "policeReport",
    "recognition.defacto.continuesAtSchool": true,
    "recognition.migrant.age": 16,
    "recognition.migrant.months": 6,
    "recognition.leftBehind.awayMonths": 6,
    "recognition.leftBehind.returnedMonths": 3,
    "recognition.leftBehind.besideOrphan": false,
    "recognition.missing.years": 2,
    "recognition.declaredDead.years": 4,
    "recognition.rescued.firstSearchMonths": 1,
    "recognition.rescued.noticeDays": 30,
    "recognition.rescued.handOverDays": 7,
    "recognition.rescued.searchMonths": 12,
    "recognition.abandoned.noticeDays": 60,
    "recognition.street.transferMonths": 3,
    "recognition.street.householdYears": 2,
    "recognition.ending.reminderDays": 60,
    "recognition.outOfContact.reminder.first": 150,
    "recognition.outOfContact.reminder.second": 170,
    "recognition.outOfContact.reminder.third": 180,
    "benefits.stop.ageReached": "nextMonth",
    "benefits.stop.graduated": "nextMonth",
    "benefits.stop.adopted": "nextMonth",
    "benefits.stop.died": "nextMonth",
    "benefits.stop.moved": "nextMonth",
    "benefits.stop.parentFound": "sameMonth",
    "benefits.stop.parentRecovers": "nextMonth",
  }).map(([key, value]) => [key, { key, value, document: "测试", certainty: "verified" }]),
);

export function withParameter(key: string, value: Value): ParametersInForce {
  return new Map([...sampleParameters, [key, { key, value, document: "测试", certainty: "uncertain" }]]);
}

export interface Told {
  readonly verdict: string;
  readonly reason: string | null;
  readonly missing: readonly string[];
}

export function tell(
  rule: Rule,
  known: Partial<ProfileValues>,
  on = "2026-11-27",
  parameters: ParametersInForce = sampleParameters,
): Told {
  const judgement = judge(rule, { facts: sampleChild(known), atoms: profileAtoms, parameters, on });
  if (judgement === undefined) return { verdict: "noRule", reason: null, missing: [] };
  return {
    verdict: judgement.verdict,
    reason: judgement.reason?.code ?? null,
    missing: askFirst(judgement.explanation.missing).map(({ name }) => name),
  };
}
