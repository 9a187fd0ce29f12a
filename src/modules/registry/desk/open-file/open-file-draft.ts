/** What is typed while a file is opened, what is wrong with it, and what is sent. Pure. */
import { ageOn } from "../../../../kernel/calendar-date.ts";
import type { BodyOf } from "../../../../kernel/operation.ts";
import { readPhones } from "../../../../kernel/phone.ts";
import { repairName, repairText } from "../../../../kernel/text-repair.ts";
import { readTypedNumber } from "../../../../kernel/typed-number.ts";
import { isTooOldToBeMeant, WHOLE_NAME } from "../../plausible-child.contract.ts";
import type { openChild } from "../../registry.contract.ts";
import { type CommonCategory, commonCategories } from "./common-categories.ts";

export interface CategoryDraft {
  /** Absent: from the day on which the file begins. */
  readonly from?: string | undefined;
  readonly evidence: string;
}

export interface KinDraft {
  /** Tells rows apart while they are typed; never sent. */
  readonly key: number;
  readonly relation: string;
  readonly name: string;
  readonly citizenNo: string;
  readonly phone: string;
  readonly cares: boolean;
  /** "" : nothing to say about this person. */
  readonly condition: string;
  readonly conditionFrom?: string | undefined;
  readonly evidence: string;
  readonly place: string;
}

export interface OpenDraft {
  readonly name: string;
  readonly noNumber: boolean;
  readonly citizenNo: string;
  /** Typed only where no sound number says them. */
  readonly sex: string;
  readonly birthDate?: string | undefined;
  readonly ethnicity: string;
  readonly villageCode?: string | undefined;
  readonly address: string;
  readonly hukou: string;
  readonly on?: string | undefined;
  readonly categories: Readonly<Partial<Record<CommonCategory, CategoryDraft>>>;
  readonly kin: readonly KinDraft[];
  readonly stage: string;
  readonly school: string;
  readonly grade: string;
  readonly boarding: string;
  readonly health: string;
  readonly healthDetail: string;
}

/** Where (`person.name`, `kin.0.person.citizenNo`: the contract's own paths) → the sentence. */
export type OpenFaults = Readonly<Record<string, string>>;

const HAN = "01";

export function emptyKin(key: number, relation = ""): KinDraft {
  return {
    key,
    relation,
    name: "",
    citizenNo: "",
    phone: "",
    cares: false,
    condition: "",
    evidence: "",
    place: "",
  };
}

/** `village`: the post's own, where it has only one. */
export function emptyDraft(today: string, village?: string): OpenDraft {
  return {
    name: "",
    noNumber: false,
    citizenNo: "",
    sex: "",
    ethnicity: HAN,
    villageCode: village,
    address: "",
    hukou: "",
    on: today,
    categories: {},
    kin: [emptyKin(1, "51"), emptyKin(2, "52")],
    stage: "",
    school: "",
    grade: "",
    boarding: "",
    health: "",
    healthDetail: "",
  };
}

/** Sex and birth date: from a sound number, or as typed. */
export function birthOf(draft: OpenDraft): { readonly sex: string; readonly birthDate: string | undefined } {
  const reading = draft.noNumber ? undefined : readTypedNumber(draft.citizenNo);
  return reading?.kind === "sound" ? reading : { sex: draft.sex, birthDate: draft.birthDate };
}

/** A row in which only the relation stands, as it was given, was not filled in. */
export function isFilledIn(kin: KinDraft): boolean {
  const texts = [kin.name, kin.citizenNo, kin.phone, kin.condition];
  return kin.cares || texts.some((text) => text.trim() !== "");
}

export function faultsIn(draft: OpenDraft, today: string): OpenFaults {
  const faults: Record<string, string> = {
    ...childFaults(draft, today),
    ...categoryFaults(draft, today),
  };
  for (const [index, kin] of filledKin(draft).entries())
    Object.assign(faults, kinFaults(kin, `kin.${index}`, today));
  return faults;
}

function childFaults(draft: OpenDraft, today: string): OpenFaults {
  const faults: Record<string, string> = {};
  const name = repairName(draft.name);
  if (name === "") faults["person.name"] = "请填写孩子的姓名";
  else if (name.length < 2) faults["person.name"] = "姓名至少两个字，请写户口簿上的全名";
  else if (!WHOLE_NAME.test(name)) faults["person.name"] = "姓名只能是汉字和间隔号“·”，请照户口簿写";
  if (!draft.noNumber) {
    const reading = readTypedNumber(draft.citizenNo);
    if (reading.kind === "empty") faults["person.citizenNo"] = "请填写身份证号；还没有的，勾选“暂无证件”";
    else if (reading.kind !== "sound") faults["person.citizenNo"] = reading.fault;
  } else if (draft.sex === "") faults["person.sex"] = "请选择性别";
  const { birthDate } = birthOf(draft);
  if (draft.noNumber && birthDate === undefined)
    faults["person.birthDate"] = "请填写出生日期，问不到准确日子的填大概日期";
  if (birthDate !== undefined) {
    const path = draft.noNumber ? "person.birthDate" : "person.citizenNo";
    if (birthDate > today) faults[path] = "出生日期在今天之后，请核对";
    else if (isTooOldToBeMeant(birthDate, today))
      faults[path] = `按出生日期已满 ${ageOn(birthDate, today)} 岁，不是儿童，请核对`;
  }
  if (draft.villageCode === undefined) faults["villageCode"] = "请选择孩子现在住的村（社区）";
  if (draft.on === undefined) faults["on"] = "请填写从哪天起住在这里";
  else if (draft.on > today) faults["on"] = "日期不能晚于今天";
  else if (birthDate !== undefined && draft.on < birthDate)
    faults["on"] = `不能早于孩子的出生日期 ${birthDate}`;
  return faults;
}

function categoryFaults(draft: OpenDraft, today: string): OpenFaults {
  const faults: Record<string, string> = {};
  const { birthDate } = birthOf(draft);
  for (const category of commonCategories) {
    const from = draft.categories[category]?.from ?? draft.on;
    if (draft.categories[category] === undefined || from === undefined) continue;
    if (from > today) faults[`categories.${category}`] = "日期不能晚于今天";
    else if (birthDate !== undefined && from < birthDate)
      faults[`categories.${category}`] = `不能早于孩子的出生日期 ${birthDate}`;
  }
  return faults;
}

function kinFaults(kin: KinDraft, path: string, today: string): OpenFaults {
  const faults: Record<string, string> = {};
  if (kin.relation === "") faults[`${path}.relation`] = "请选择是孩子的什么人";
  if (repairText(kin.name) === "") faults[`${path}.person.name`] = "请填写姓名，或者删去这一行";
  const reading = readTypedNumber(kin.citizenNo);
  if (reading.kind === "legacy" || reading.kind === "wrong")
    faults[`${path}.person.citizenNo`] = reading.fault;
  if (readPhones(kin.phone).kind === "invalid")
    faults[`${path}.person.phone`] = "电话号码不对，请填 11 位手机号或 023 座机号";
  if (kin.condition !== "" && kin.conditionFrom === undefined)
    faults[`${path}.condition`] = "请填写这个情形从哪天起";
  else if (kin.conditionFrom !== undefined && kin.conditionFrom > today)
    faults[`${path}.condition`] = "日期不能晚于今天";
  return faults;
}

/** The rows that are sent: their order is that of the `kin` in the body. */
export function filledKin(draft: OpenDraft): readonly KinDraft[] {
  return draft.kin.filter(isFilledIn);
}

const menCodes = ["51", "57", "61", "63", "71", "73", "81", "83", "85"];
const womenCodes = ["52", "58", "62", "64", "75", "77", "88", "90"];

/** What is sent. Only for a draft without faults. */
export function bodyOf(draft: OpenDraft, notADouble: boolean): BodyOf<typeof openChild> {
  const { sex, birthDate } = birthOf(draft);
  const on = draft.on ?? "";
  const address = repairText(draft.address);
  const number = draft.noNumber ? undefined : readTypedNumber(draft.citizenNo);
  return {
    person: {
      name: repairName(draft.name),
      ...(sex === "1" || sex === "2" ? { sex } : {}),
      ...(birthDate === undefined ? {} : { birthDate }),
      ethnicity: draft.ethnicity,
      ...(number?.kind === "sound" ? { citizenNo: number.citizenNo } : {}),
    },
    villageCode: draft.villageCode ?? "",
    ...(address === "" ? {} : { address }),
    on,
    facts: [...categoryFacts(draft, on), ...otherFacts(draft, on)],
    kin: filledKin(draft).map(kinBody),
    notADouble,
  };
}

type Fact = BodyOf<typeof openChild>["facts"][number];

function categoryFacts(draft: OpenDraft, on: string): Fact[] {
  return commonCategories.flatMap((category) => {
    const chosen = draft.categories[category];
    if (chosen === undefined) return [];
    return [
      {
        kind: "category",
        from: chosen.from ?? on,
        value: { category },
        ...evidenceOf(chosen.evidence),
      },
    ];
  });
}

function otherFacts(draft: OpenDraft, on: string): Fact[] {
  const facts: Fact[] = [];
  if (draft.hukou !== "") facts.push({ kind: "household", from: on, value: { hukou: draft.hukou } });
  const schooling = filled({
    stage: draft.stage,
    school: draft.school,
    grade: draft.grade,
    boarding: draft.boarding,
  });
  if (Object.keys(schooling).length > 0) facts.push({ kind: "schooling", from: on, value: schooling });
  if (draft.health !== "")
    facts.push({
      kind: "health",
      from: on,
      value: filled({ status: draft.health, detail: draft.healthDetail }),
    });
  return facts;
}

function kinBody(kin: KinDraft): BodyOf<typeof openChild>["kin"][number] {
  const number = readTypedNumber(kin.citizenNo);
  const phones = readPhones(kin.phone);
  const sex = menCodes.includes(kin.relation) ? "1" : womenCodes.includes(kin.relation) ? "2" : undefined;
  return {
    relation: kin.relation as "51",
    person: {
      name: repairText(kin.name),
      ...(number.kind === "sound" ? { citizenNo: number.citizenNo } : sex === undefined ? {} : { sex }),
      ...(phones.kind === "numbers" ? { phone: phones.numbers.join("、") } : {}),
    },
    caresForChild: kin.cares,
    facts:
      kin.condition === "" || kin.conditionFrom === undefined
        ? []
        : [
            {
              kind: "condition",
              from: kin.conditionFrom,
              value: filled({ condition: kin.condition, place: kin.place }),
              ...evidenceOf(kin.evidence),
            },
          ],
  };
}

function evidenceOf(text: string): { evidence?: string } {
  const evidence = repairText(text);
  return evidence === "" ? {} : { evidence };
}

function filled(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]): [string, string][] =>
      repairText(text) === "" ? [] : [[key, repairText(text)]],
    ),
  );
}
