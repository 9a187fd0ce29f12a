/** Display values of the ledger columns that nothing filters by. Pure. */
import { relationCodes } from "./codes.contract.ts";
import { conditionFact } from "./standing-kin.ts";
import { holdsOn, type StandingFact, type StandingKin } from "./standing-source.contract.ts";

/** The people around the child on a day. */
export interface People {
  readonly father: StandingKin | undefined;
  readonly mother: StandingKin | undefined;
  readonly carer: StandingKin | undefined;
}

export function cellsOf(
  day: string,
  facts: readonly StandingFact[],
  { father, mother, carer }: People,
): Record<string, string> {
  const cells: Record<string, string> = {};
  const put = (key: string, value: unknown) => {
    if (typeof value === "string" && value !== "") cells[key] = value;
  };
  for (const { kind, value } of facts) {
    switch (kind) {
      case "residence":
        put("address", value["address"]);
        break;
      case "household":
        put("householdAddress", value["address"]);
        break;
      case "schooling":
        put("school", value["school"]);
        put("grade", value["grade"]);
        put("teacher", value["teacher"]);
        break;
      case "health":
        put("healthDetail", value["detail"]);
        break;
      case "category":
        put("recognised", value["recognisedOn"]);
        put("startMonth", value["startMonth"]);
        put("applied", value["appliedOn"]);
        put("verified", value["verifiedOn"]);
        put("verdict", value["verdict"]);
        put("confirmed", value["confirmedOn"]);
        break;
      case "difficulty":
        put("description", value["description"]);
        break;
      case "support":
        for (const key of ["helper", "frequency", "need", "policies", "familyEconomy"]) put(key, value[key]);
        break;
      case "allowance":
        put("bank", value["bank"]);
        put("subsidyMode", value["mode"]);
        put("deduction", value["deduction"]);
        put("startMonth", value["startMonth"]);
        put("endMonth", value["endMonth"]);
        break;
      case "guardianship":
        put("guardian.ability", value["ability"]);
        break;
      case "note":
        put("note", value["text"]);
        break;
      default:
    }
  }
  putParent("father", father);
  putParent("mother", mother);
  if (carer !== undefined) {
    put("guardianId", carer.personId);
    put("guardian.name", carer.name);
    put(
      "guardian.relation",
      relationCodes.has(carer.relation) ? relationCodes.label(carer.relation) : carer.relation,
    );
    put("guardian.birthDate", carer.birthDate);
  }
  return cells;

  function putParent(group: "father" | "mother", kin: StandingKin | undefined): void {
    if (kin === undefined) return;
    put(`${group}Id`, kin.personId);
    put(`${group}.name`, kin.name);
    const away = kin.facts.find((fact) => fact.slot === "migrantWork" && holdsOn(fact, day));
    put(`${group}.workPlace`, away?.value["place"]);
    put(`${group}.outSince`, away?.from);
    const condition = conditionFact(kin, day);
    if (condition === undefined || condition.slot === "migrantWork") return;
    put(`${group}.conditionDate`, condition.from);
    put(`${group}.evidence`, condition.value["document"] ?? condition.evidence);
    put(`${group}.reviewDue`, condition.value["reviewDue"]);
  }
}
