/** The people around the child as a ledger row names them: parents with what keeps them from the child, and who cares for it. */
import { addDays } from "../../../kernel/calendar-date.ts";
import type { FactDraft, KinDraft, PersonDraft } from "../file-draft.contract.ts";
import type { LedgerValues } from "../intake/judged-row.contract.ts";
import { readCondition } from "../intake/known-words.ts";
import { clip, type Drafting, endAfter, fact, filled, notAfter, startOf } from "./draft-parts.ts";

type Parent = "father" | "mother";
type ParentField =
  | "name"
  | "citizenNo"
  | "workPlace"
  | "phone"
  | "outSince"
  | "condition"
  | "conditionDate"
  | "conditionPeriod"
  | "evidence"
  | "reviewDue";
type ParentValues = { readonly [Key in ParentField]: LedgerValues[`father.${Key}`] };

const RELATION = { father: "51", mother: "52" } as const;
const LABEL = { father: "父亲", mother: "母亲" } as const;
/** The register needs a name; this one says that the sender had none. */
export const NAME_UNKNOWN = "姓名不详";
const NO_NAME = /^(?:[-—–/\\]+|无|不详|未知|不明|空|暂无)$/;
const AT_HOME = /^(?:在家|在家务农|健在|正常)$/;
const AWAY_SOMEWHERE = /^(?:务工|外出|外出务工|打工)$/;
const ORGANISATION = /(?:福利院|福利中心|救助站|救助管理站|民政局|委员会|居委会|村委会|学校|机构|中心)$/;
const INSTITUTIONAL = /机构|组织|国家/;

function valuesOf(values: LedgerValues, of: Parent): ParentValues {
  return {
    name: values[`${of}.name`],
    citizenNo: values[`${of}.citizenNo`],
    workPlace: values[`${of}.workPlace`],
    phone: values[`${of}.phone`],
    outSince: values[`${of}.outSince`],
    condition: values[`${of}.condition`],
    conditionDate: values[`${of}.conditionDate`],
    conditionPeriod: values[`${of}.conditionPeriod`],
    evidence: values[`${of}.evidence`],
    reviewDue: values[`${of}.reviewDue`],
  };
}

function knownName(name: string | undefined): string | undefined {
  return name === undefined || NO_NAME.test(name) ? undefined : name.slice(0, 60);
}

function personOf(
  name: string | undefined,
  citizenNo: string | undefined,
  phone: readonly string[] | undefined,
): PersonDraft {
  return { name: name ?? NAME_UNKNOWN, ...filled({ citizenNo, phone: phone?.join("、") }) };
}

/** The parents of whom the row says anything, and the guardian; who is both stands once. */
export function kinOf(
  values: LedgerValues,
  drafting: Drafting,
): { readonly kin: readonly KinDraft[]; readonly facts: readonly FactDraft[] } {
  const numbers = parentNumbers(values);
  const father = parentOf("father", { ...valuesOf(values, "father"), citizenNo: numbers.father }, drafting);
  const mother = parentOf("mother", { ...valuesOf(values, "mother"), citizenNo: numbers.mother }, drafting);
  const guardian = guardianOf(values, drafting);
  const { carer } = guardian;
  if (carer === undefined) return { kin: present(father, mother), facts: guardian.facts };
  const asParent = carer.relation === "51" ? father : carer.relation === "52" ? mother : undefined;
  const sameName = [father, mother].find(
    (parent) => parent !== undefined && parent.person.name === carer.person.name,
  );
  const known = sameName ?? asParent;
  if (known === undefined) return { kin: present(father, mother, carer), facts: guardian.facts };
  const both: KinDraft = {
    ...known,
    person: { ...carer.person, ...withName(known.person, carer.person) },
    caresForChild: true,
  };
  return {
    kin: present(known === father ? both : father, known === mother ? both : mother),
    facts: guardian.facts,
  };
}

/**
 * A woman's number in the father's column is not the father's: it would make somebody else the child's father. If the two were
 * exchanged they are put back, a single wrong one is left out; the check has warned of either.
 */
function parentNumbers(values: LedgerValues): { father: string | undefined; mother: string | undefined } {
  const father = values["father.citizenNo"];
  const mother = values["mother.citizenNo"];
  const fatherFits = father === undefined || sexOf(father) === "1";
  const motherFits = mother === undefined || sexOf(mother) === "2";
  if (!fatherFits && !motherFits) return { father: mother, mother: father };
  return { father: fatherFits ? father : undefined, mother: motherFits ? mother : undefined };
}

function sexOf(citizenNo: string): "1" | "2" {
  return Number(citizenNo.charAt(16)) % 2 === 1 ? "1" : "2";
}

function withName(parent: PersonDraft, carer: PersonDraft): PersonDraft {
  return parent.name === NAME_UNKNOWN ? { ...parent, name: carer.name } : parent;
}

function present(...kin: readonly (KinDraft | undefined)[]): KinDraft[] {
  return kin.filter((one) => one !== undefined);
}

function parentOf(of: Parent, said: ParentValues, drafting: Drafting): KinDraft | undefined {
  const name = knownName(said.name);
  const facts = [...awayFacts(said, drafting), ...conditionFacts(of, said, drafting)];
  const numbers = said.citizenNo ?? said.phone?.[0];
  if (name === undefined && facts.length === 0 && numbers === undefined) return undefined;
  return { relation: RELATION[of], person: personOf(name, said.citizenNo, said.phone), facts };
}

/** Where a parent works; the cell also says 在家, 去世, 重病在家. A parent at home again ends the migrant work. */
function awayFacts(said: ParentValues, { asOf }: Drafting): FactDraft[] {
  const { workPlace, outSince } = said;
  if (workPlace === undefined && outSince === undefined) return [];
  const since = notAfter(startOf(outSince), asOf);
  if (workPlace === undefined || AWAY_SOMEWHERE.test(workPlace))
    return [fact("condition", { condition: "migrantWork" }, { from: since })];
  if (AT_HOME.test(workPlace)) return [fact("condition", { condition: "capable" }, { from: asOf })];
  const { code } = readCondition(workPlace);
  if (code === undefined || code === "capable") {
    return [
      fact("condition", filled({ condition: "migrantWork", place: clip(workPlace, 200) }), { from: since }),
    ];
  }
  return [fact("condition", filled({ condition: code, place: clip(workPlace, 200) }), { from: asOf })];
}

function conditionFacts(of: Parent, said: ParentValues, drafting: Drafting): FactDraft[] {
  const { condition, conditionPeriod: period, evidence } = said;
  if (condition?.code === undefined) {
    if (condition !== undefined) drafting.leftovers.push(`${LABEL[of]}情形：${condition.text}`);
    return [];
  }
  const from = notAfter(startOf(said.conditionDate ?? period?.from), drafting.asOf);
  const to = endAfter(period?.to);
  // A period without readable dates (无期徒刑) is kept in words beside the paper that proves it.
  const inWords =
    period !== undefined && period.from === undefined && period.to === undefined ? period.text : "";
  const due = endAfter(said.reviewDue);
  const value = filled({
    condition: condition.code,
    document: clip([evidence, inWords].filter((text) => text !== undefined && text !== "").join("；"), 120),
    reviewDue: due === undefined ? undefined : addDays(due, -1),
  });
  return [fact("condition", value, { from, to: to !== undefined && to > from ? to : undefined })];
}

/** The carer, or the organisation that stands in for one. */
function guardianOf(
  values: LedgerValues,
  drafting: Drafting,
): { readonly carer?: KinDraft; readonly facts: readonly FactDraft[] } {
  const name = knownName(values["guardian.name"]);
  const relation = values["guardian.relation"];
  const ability = values["guardian.ability"]?.text;
  const { asOf } = drafting;
  if (name !== undefined && (ORGANISATION.test(name) || INSTITUTIONAL.test(relation?.text ?? ""))) {
    const value = filled({ form: "organisation", organisation: clip(name, 200), ability: clip(ability, 80) });
    return { facts: [fact("guardianship", value, { from: asOf })] };
  }
  const form =
    relation?.code === "51" || relation?.code === "52"
      ? "parents"
      : relation?.code === "99"
        ? "entrusted"
        : "relative";
  const facts =
    ability === undefined
      ? []
      : [fact("guardianship", filled({ form, ability: clip(ability, 80) }), { from: asOf })];
  if (name === undefined) return { facts };
  if (relation !== undefined && relation.code === undefined)
    drafting.leftovers.push(`监护人与儿童关系：${relation.text}`);
  const person = personOf(name, values["guardian.citizenNo"], values["guardian.phone"]);
  return { carer: { relation: relation?.code ?? "97", person, facts: [], caresForChild: true }, facts };
}
