/** Father, mother, other guardians and who will receive the money, as the register knows them. Pure. */
import { addDays, addMonths } from "../../../../kernel/calendar-date.ts";
import type { ChildFile, FactView } from "../../../registry/child-file.contract.ts";
import { byGravity } from "../../../registry/condition-gravity.contract.ts";
import { parentKeys } from "../forms/form-fields.contract.ts";
import { type FactSource, fromFact, holding, type Relative, type Sheet, textOf } from "./known-value.ts";
import { clipped } from "./prefill-child.ts";

const RELATION = { father: "51", mother: "52" } as const;
const parentRelations: ReadonlySet<string> = new Set(["51", "52"]);

export function prefillParent(sheet: Sheet, { kin }: ChildFile, parent: "father" | "mother"): void {
  const relative = kin.find(({ relation }) => relation === RELATION[parent]);
  if (relative === undefined) return;
  const keys = parentKeys(parent);
  const known = fromKin(relative);
  sheet.put(keys.id, relative.person.id, known);
  sheet.put(keys.name, relative.person.name, known);
  sheet.put(keys.citizenNo, relative.person.citizenNoMasked, known);
  sheet.put(keys.phone, relative.person.phoneMasked, known);
  const condition = gravest(relative.facts);
  if (condition === undefined) return;
  const source = fromFact(condition, relative.relationLabel);
  sheet.put(keys.condition, textOf(condition, "condition"), source);
  sheet.put(keys.conditionFrom, condition.from, source);
  sheet.put(keys.conditionTo, endOf(condition), source);
}

export function gravest(facts: readonly FactView[]): FactView | undefined {
  return facts.filter(({ kind, holds }) => kind === "condition" && holds).sort(byGravity)[0];
}

/** The last day of the term, or the day on which it must be looked at again. */
function endOf(condition: FactView): string | undefined {
  if (condition.to !== null) return addDays(condition.to, -1);
  const months = condition.value["termMonths"];
  if (typeof months === "number") return addDays(addMonths(condition.from, months), -1);
  return textOf(condition, "reviewDue");
}

export function prefillGuardians(sheet: Sheet, file: ChildFile): void {
  const guardians = guardiansOf(file).filter(({ relation }) => !parentRelations.has(relation));
  for (const [index, relative] of guardians.slice(0, 2).entries()) {
    const prefix = `guardian${index + 1}`;
    const known = fromKin(relative);
    sheet.put(`${prefix}Id`, relative.person.id, known);
    sheet.put(`${prefix}Name`, relative.person.name, known);
    sheet.put(`${prefix}Relation`, relative.relation, known);
    sheet.put(`${prefix}CitizenNo`, relative.person.citizenNoMasked, known);
    sheet.put(`${prefix}Phone`, relative.person.phoneMasked, known);
  }
  const others = file.kin.filter((one) => !parentRelations.has(one.relation) && !guardians.includes(one));
  const [first] = others;
  if (first === undefined) return;
  const said = others.map(({ relationLabel, person }) => `${relationLabel}${person.name}`).join("、");
  sheet.put("socialRelations", clipped(said, 300), fromKin(first));
}

/** The guardian of record first, then who cares for the child day by day. */
export function guardiansOf({ facts, kin }: Pick<ChildFile, "facts" | "kin">): Relative[] {
  const guardianId = textOf(holding(facts, "guardianship"), "guardianId");
  const ofRecord = kin.filter(({ person }) => person.id === guardianId);
  return [...ofRecord, ...kin.filter((one) => one.caresForChild && !ofRecord.includes(one))];
}

export function prefillPayee(sheet: Sheet, file: ChildFile): void {
  const guardianId = textOf(holding(file.facts, "guardianship"), "guardianId");
  const [payee] = guardiansOf(file);
  if (payee === undefined) return;
  const known = fromKin(payee);
  sheet.put("payeePersonId", payee.person.id, known);
  sheet.put("payeeName", payee.person.name, known);
  sheet.put("payeeKind", payee.person.id === guardianId ? "guardian" : "carer", known);
  sheet.put("payeeRelation", payee.relation, known);
  sheet.put("payeePhone", payee.person.phoneMasked, known);
}

/** Who will most likely be the payee is often the carer: "祖母张某某，平时照料孩子". */
export function fromKin({ relationLabel, person, caresForChild, from }: Relative): FactSource {
  const words = `家庭成员：${relationLabel}${person.name}${caresForChild ? "，平时照料孩子" : ""}`;
  return { kind: "fact", words, on: from };
}
