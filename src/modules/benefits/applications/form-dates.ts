/** Dates of an application that cannot be: before the child's birth, after today, an end before its beginning. Pure. */
import { ageOn, type IsoDate } from "../../../kernel/calendar-date.ts";

export interface DateFault {
  readonly field: string;
  readonly message: string;
}

/** What happened to the child, or was done for it. */
const afterBirth = [
  "appliedOn",
  "happenedOn",
  "exitOn",
  "diagnosedOn",
  "dischargedOn",
  "enrolledOn",
  "recognisedOn",
  "reliefSince",
];
/** A parent's condition may be older than the child, but not lie ahead. */
const past = [...afterBirth, "childBirthDate", "fatherConditionFrom", "motherConditionFrom"];
const pairs = [
  ["fatherConditionFrom", "fatherConditionTo"],
  ["motherConditionFrom", "motherConditionTo"],
  ["dischargedOn", "followUpOn"],
] as const;
/** Nobody is older than this in a register of children and those who grew up in it. */
const OLDEST = 60;

export function dateFaults(
  answers: Readonly<Record<string, unknown>>,
  { birthDate, today }: { readonly birthDate: IsoDate | null; readonly today: IsoDate },
): DateFault[] {
  const dayOf = (field: string) => {
    const value = answers[field];
    return typeof value === "string" ? value : undefined;
  };
  const faults: DateFault[] = [];
  const born = birthDate ?? dayOf("childBirthDate") ?? null;
  for (const field of past) {
    const day = dayOf(field);
    if (day !== undefined && day > today) faults.push({ field, message: "不能晚于今天" });
  }
  for (const field of afterBirth) {
    const day = dayOf(field);
    if (day !== undefined && born !== null && day < born)
      faults.push({ field, message: `早于出生日期 ${born}` });
  }
  for (const [from, to] of pairs) {
    const [begin, end] = [dayOf(from), dayOf(to)];
    if (begin !== undefined && end !== undefined && end < begin)
      faults.push({ field: to, message: `早于开始的 ${begin}` });
  }
  const stated = dayOf("childBirthDate");
  if (stated !== undefined && stated <= today && ageOn(stated, today) > OLDEST)
    faults.push({ field: "childBirthDate", message: "出生日期太早，请核对" });
  return faults;
}
