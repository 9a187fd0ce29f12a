/** Who the child is and how it lives, as the register knows it. Pure. */
import type { ChildFile } from "../../../registry/child-file.contract.ts";
import { fromFact, fromFile, holding, type Sheet, textOf } from "./known-value.ts";

export interface ChildWords {
  /** 汉族 */
  readonly ethnicity: string;
  /** 合川区古楼镇摇金村 */
  readonly home: string;
}

export function prefillChild(sheet: Sheet, file: ChildFile, words: ChildWords): void {
  const { person, facts } = file;
  const identity = fromFile(file, "身份信息");
  sheet.put("childName", person.name, identity);
  sheet.put("childSex", person.sex, identity);
  sheet.put("childEthnicity", words.ethnicity, identity);
  sheet.put("childBirthDate", person.birthDate, identity);
  sheet.put("childCitizenNo", person.citizenNoMasked, identity);
  const household = holding(facts, "household");
  if (household !== undefined)
    sheet.put("householdAddress", textOf(household, "address"), fromFact(household));
  const residence = holding(facts, "residence");
  const address = `${words.home}${textOf(residence, "address") ?? ""}`;
  sheet.put("homeAddress", address, residence === undefined ? identity : fromFact(residence));
}

export function prefillWellbeing(sheet: Sheet, { facts }: ChildFile): void {
  const health = holding(facts, "health");
  if (health !== undefined) sheet.put("health", textOf(health, "status"), fromFact(health));
  const disability = holding(facts, "disability");
  if (disability !== undefined) {
    sheet.put("disabilityClass", textOf(disability, "class"), fromFact(disability));
    sheet.put("disabilityLevel", textOf(disability, "level"), fromFact(disability));
  }
  prefillSchool(sheet, facts);
}

export function prefillSchool(sheet: Sheet, facts: ChildFile["facts"]): void {
  const schooling = holding(facts, "schooling");
  if (schooling === undefined) return;
  sheet.put("schoolStage", textOf(schooling, "stage"), fromFact(schooling));
  sheet.put("school", textOf(schooling, "school"), fromFact(schooling));
  sheet.put("grade", textOf(schooling, "grade"), fromFact(schooling));
}

export function prefillRelief(sheet: Sheet, { facts }: ChildFile): void {
  const held = facts
    .filter(({ kind, holds, slot }) => kind === "relief" && holds && slot !== "none")
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const [first] = held;
  if (first === undefined) return;
  const source = fromFact(first);
  sheet.put(
    "reliefMeasures",
    held.map(({ slot }) => slot),
    source,
  );
  const detail = held.map(({ said, from }) => `${said}（${from} 起）`).join("；");
  sheet.put("reliefDetail", clipped(detail, 200), source);
  sheet.put("reliefSince", first.from, source);
}

/** Whole characters, so that a name outside the basic plane is not cut in two. */
export function clipped(text: string, max: number): string {
  if (text.length <= max) return text;
  let short = "";
  for (const character of text) {
    if (short.length + character.length > max - 1) break;
    short += character;
  }
  return `${short}…`;
}
