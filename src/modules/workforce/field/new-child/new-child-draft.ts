/** A child who has no file yet, half written on the phone: what is still missing, whom it may be already, and what is sent. Pure. */
import { ageOn, type IsoDate } from "../../../../kernel/calendar-date.ts";
import type { BodyOf } from "../../../../kernel/operation.ts";
import { readPhones } from "../../../../kernel/phone.ts";
import { repairName, repairText } from "../../../../kernel/text-repair.ts";
import { readTypedNumber } from "../../../../kernel/typed-number.ts";
import type { NewMutation } from "../../../../platform/client/offline/phone.ts";
import { isTooOldToBeMeant, WHOLE_NAME } from "../../../registry/plausible-child.contract.ts";
import { openChild } from "../../../registry/registry.contract.ts";
import { type KnownChild, likelyKnown } from "./likely-known.ts";

type Body = BodyOf<typeof openChild>;
type Sex = NonNullable<Body["person"]["sex"]>;

/** As families say it; the register's own words stand on the desk. */
export const carerWords = {
  "51": "爸爸",
  "52": "妈妈",
  "61": "爷爷",
  "62": "奶奶",
  "63": "外公",
  "64": "外婆",
  "97": "别的亲戚",
  "99": "不是亲戚",
} as const satisfies Partial<Record<Body["kin"][number]["relation"], string>>;
export type CarerRelation = keyof typeof carerWords;

/** What a village may say of a child by itself; who is an orphan is decided above. */
export const reasonWords = {
  ruralLeftBehind: "爸妈都在外打工；或者一个在外，另一个管不了",
  inDifficulty: "家里穷；或者孩子有病、有残疾；或者没人好好管",
} as const;
export type Reason = keyof typeof reasonWords;

export interface NewChildDraft {
  readonly form: 1;
  readonly name: string;
  readonly citizenNo: string;
  /** Asked only where no sound number says them. */
  readonly sex: Sex | null;
  readonly birthDate: string;
  readonly villageCode: string;
  readonly address: string;
  readonly carerRelation: CarerRelation | null;
  readonly carerName: string;
  readonly carerPhone: string;
  readonly reasons: readonly Reason[];
  readonly words: string;
  /** Children on this phone of whom was said: not this one. */
  readonly notThese: readonly string[];
}

export function beginNewChild(villageCode: string): NewChildDraft {
  return {
    form: 1,
    name: "",
    citizenNo: "",
    sex: null,
    birthDate: "",
    villageCode,
    address: "",
    carerRelation: null,
    carerName: "",
    carerPhone: "",
    reasons: [],
    words: "",
    notThese: [],
  };
}

export function readKeptNewChild(
  kept: Readonly<Record<string, unknown>> | undefined,
): NewChildDraft | undefined {
  return kept?.["form"] === 1 ? (kept as unknown as NewChildDraft) : undefined;
}

/** Sex and birth date: from a sound number, or as typed. */
export function birthOf({ citizenNo, sex, birthDate }: NewChildDraft): {
  readonly isByNumber: boolean;
  readonly sex: Sex | null;
  readonly birthDate: IsoDate | undefined;
} {
  const read = readTypedNumber(citizenNo);
  if (read.kind === "sound") return { isByNumber: true, sex: read.sex, birthDate: read.birthDate };
  return { isByNumber: false, sex, birthDate: birthDate === "" ? undefined : birthDate };
}

/** Whom it may be already, of those of whom nobody has said yet that they are not. */
export function stillLikely(draft: NewChildDraft, held: readonly KnownChild[]) {
  return likelyOf(draft, held).filter(({ child }) => !draft.notThese.includes(child.id));
}

function likelyOf(draft: NewChildDraft, held: readonly KnownChild[]) {
  return likelyKnown({ name: repairName(draft.name), birthDate: birthOf(draft).birthDate }, held);
}

export function faultsOfNewChild(draft: NewChildDraft, today: IsoDate): Readonly<Record<string, string>> {
  return { ...childFaults(draft, today), ...carerFaults(draft), ...reasonFaults(draft) };
}

function childFaults(draft: NewChildDraft, today: IsoDate): Record<string, string> {
  const faults: Record<string, string> = {};
  const name = repairName(draft.name);
  if (name.length < 2 || !WHOLE_NAME.test(name)) faults["name"] = "请写全名，照户口簿写；只能是汉字和“·”";
  const read = readTypedNumber(draft.citizenNo);
  if (read.kind === "legacy" || read.kind === "wrong") faults["citizenNo"] = read.fault;
  const { isByNumber, sex, birthDate } = birthOf(draft);
  if (sex === null) faults["sex"] = "请选男孩还是女孩";
  const asked = isByNumber ? "citizenNo" : "birthDate";
  if (birthDate === undefined) faults["birthDate"] = "请填生日；记不准的，填个大概";
  else if (birthDate > today) faults[asked] = "生日在今天以后，请再看一遍";
  else if (isTooOldToBeMeant(birthDate, today))
    faults[asked] = `按生日已经 ${ageOn(birthDate, today)} 岁，请再看一遍`;
  if (draft.villageCode === "") faults["villageCode"] = "请选孩子住在哪个村（社区）";
  return faults;
}

function hasCarer({ carerRelation, carerName, carerPhone }: NewChildDraft): boolean {
  return carerRelation !== null || carerName.trim() !== "" || carerPhone.trim() !== "";
}

function carerFaults(draft: NewChildDraft): Record<string, string> {
  if (!hasCarer(draft)) return {};
  return {
    ...(draft.carerRelation === null ? { carerRelation: "请选这个人是孩子的什么人" } : {}),
    ...(repairText(draft.carerName) === "" ? { carerName: "请写这个人的姓名" } : {}),
    ...(readPhones(draft.carerPhone).kind === "invalid" ? { carerPhone: "这个电话不对，请数一数位数" } : {}),
  };
}

function reasonFaults({ reasons, words }: NewChildDraft): Record<string, string> {
  return reasons.length > 0 || repairText(words) !== "" ? {} : { reasons: "请选一个，或者在下面写一句" };
}

interface Around {
  readonly today: IsoDate;
  readonly held: readonly KnownChild[];
}

/** Only for a draft without faults. */
export function newChildMutation(
  draft: NewChildDraft,
  { today, held }: Around,
  newId: () => string,
): NewMutation {
  const name = repairName(draft.name);
  return {
    id: newId(),
    operation: openChild.name,
    formVersion: 1,
    body: { ...bodyOf(draft, name, today), notADouble: hasSeenTheSame(draft, held) },
    placeCode: draft.villageCode,
    label: `建档 ${name}`,
  };
}

/** The server's own question for doubles is for the same name and birthday: whoever has answered it here is not asked again. */
function hasSeenTheSame(draft: NewChildDraft, held: readonly KnownChild[]): boolean {
  const { birthDate } = birthOf(draft);
  return likelyOf(draft, held).some(
    ({ child }) =>
      child.name === repairName(draft.name) &&
      child.birthDate === birthDate &&
      draft.notThese.includes(child.id),
  );
}

function bodyOf(draft: NewChildDraft, name: string, on: IsoDate): Body {
  const { sex, birthDate } = birthOf(draft);
  const read = readTypedNumber(draft.citizenNo);
  const address = repairText(draft.address);
  const words = repairText(draft.words);
  const reasons = draft.reasons.map((category) => ({ kind: "category", from: on, value: { category } }));
  return {
    person: {
      name,
      ...(sex === null ? {} : { sex }),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(read.kind === "sound" ? { citizenNo: read.citizenNo } : {}),
    },
    villageCode: draft.villageCode,
    ...(address === "" ? {} : { address }),
    on,
    facts: words === "" ? reasons : [...reasons, { kind: "note", from: on, value: { text: words } }],
    kin: kinOf(draft),
    notADouble: false,
  };
}

function kinOf(draft: NewChildDraft): Body["kin"] {
  if (!hasCarer(draft) || draft.carerRelation === null) return [];
  const phones = readPhones(draft.carerPhone);
  return [
    {
      relation: draft.carerRelation,
      person: {
        name: repairText(draft.carerName),
        ...(phones.kind === "numbers" ? { phone: phones.numbers.join("、") } : {}),
      },
      caresForChild: true,
      facts: [],
    },
  ];
}

/** What was refused, as it stood in the form, to be mended there. */
export function draftOfRefused(body: Readonly<Record<string, unknown>>): NewChildDraft {
  const { person, villageCode, address, facts, kin } = body as Body;
  const [carer] = kin;
  const reasons = facts.flatMap(({ value }) => (isReason(value["category"]) ? [value["category"]] : []));
  const words = facts.find(({ kind }) => kind === "note")?.value["text"];
  return {
    ...beginNewChild(villageCode),
    name: person.name,
    citizenNo: person.citizenNo ?? "",
    sex: person.sex ?? null,
    birthDate: person.birthDate ?? "",
    address: address ?? "",
    carerRelation: carer !== undefined && isCarer(carer.relation) ? carer.relation : null,
    carerName: carer?.person.name ?? "",
    carerPhone: carer?.person.phone ?? "",
    reasons,
    words: typeof words === "string" ? words : "",
  };
}

function isReason(category: unknown): category is Reason {
  return typeof category === "string" && category in reasonWords;
}

function isCarer(relation: string): relation is CarerRelation {
  return relation in carerWords;
}

/** The same once more: a person has seen whom it was taken for, and says that it is another. */
export function anotherChild(
  { body, placeCode, label }: Pick<NewMutation, "body" | "placeCode" | "label">,
  newId: () => string,
): NewMutation {
  return {
    id: newId(),
    operation: openChild.name,
    formVersion: 1,
    body: { ...body, notADouble: true },
    placeCode,
    label,
  };
}
