/** Changes of a known person: a number that was missing, another phone, a new name. What was believed before is kept. */
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { PersonDraft } from "./file-draft.contract.ts";
import type { PersonRow } from "./people.store.ts";
import { openBefore, sealBefore } from "./person-before.service.ts";
import type { BelievedRow, PersonChange } from "./person-changes.store.ts";
import { CITIZEN_NO, hasIndex, type PersonIdentity, PHONE } from "./person-identity.service.ts";
import type { Change } from "./plan-facts.ts";

/** What a draft knows better; empty cells of a draft say nothing. A name changes only for the child whose number agrees. */
export function personChanges(
  person: PersonRow,
  draft: PersonDraft,
  identity: PersonIdentity,
  cipher: FieldCipher,
  isChild: boolean,
): PersonChange | undefined {
  const parts = [
    isChild ? betterName(person, draft, identity) : undefined,
    betterBirth(person, identity, isChild),
    betterEthnicity(person, draft),
    newNumber(person, identity, cipher),
    otherPhone(person, draft, cipher),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return {
    ...believedBefore(person, cipher),
    set: Object.assign({}, ...parts.map((part) => part.set)) as PersonChange["set"],
    changes: parts.flatMap((part) => part.change ?? []),
  };
}

/** What is believed of a person now, kept for the day it turns out otherwise. */
export function believedBefore(
  person: PersonRow,
  cipher: FieldCipher,
): Omit<PersonChange, "set" | "changes"> {
  return {
    personId: person.id,
    version: person.version,
    before: {
      name: person.name,
      formerNames: person.former_names,
      sex: person.sex,
      birthDate: person.birth_date,
      ethnicity: person.ethnicity,
      documentKind: person.document_kind,
    },
    sealedBefore: sealBefore(
      {
        citizenNo:
          person.citizen_no_sealed === null ? null : cipher.open(person.citizen_no_sealed, CITIZEN_NO),
        isFoundByNumber: person.citizen_no_index !== null,
        phone: person.phone_sealed === null ? null : cipher.open(person.phone_sealed, PHONE),
      },
      cipher,
    ),
  };
}

/** The way back from `believedBefore`, under the keys of today. */
export function openBelieved({ believed, sealed, form }: BelievedRow, cipher: FieldCipher) {
  return {
    sex: believed.sex,
    birth_date: believed.birthDate,
    ethnicity: believed.ethnicity,
    document_kind: believed.documentKind,
    ...sealedAgain(sealed, form, cipher),
  };
}

/** Numbers that were put away, as columns of the person again. */
export function sealedAgain(sealed: Uint8Array, form: number | null, cipher: FieldCipher) {
  const { citizenNo, isFoundByNumber, phone } = openBefore(sealed, form, cipher);
  return {
    citizen_no_sealed: citizenNo === null ? null : cipher.seal(citizenNo, CITIZEN_NO),
    citizen_no_index:
      citizenNo === null || !isFoundByNumber ? null : cipher.blindIndex(citizenNo, CITIZEN_NO),
    phone_sealed: phone === null ? null : cipher.seal(phone, PHONE),
  };
}

interface Part {
  readonly set: PersonChange["set"];
  /** Absent: worth keeping, not worth telling. */
  readonly change?: Change;
}

function betterName(person: PersonRow, draft: PersonDraft, identity: PersonIdentity): Part | undefined {
  if (draft.name === person.name || !hasIndex(identity, person.citizen_no_index)) return undefined;
  const formerNames = [...new Set([...person.former_names, person.name])].filter(
    (name) => name !== draft.name,
  );
  return {
    set: { name: draft.name, formerNames },
    change: { label: "姓名", from: person.name, to: draft.name },
  };
}

function betterBirth(
  person: PersonRow,
  { birthDate, sex }: PersonIdentity,
  isChild: boolean,
): Part | undefined {
  const set = sex !== "0" && person.sex === "0" ? { sex } : {};
  const newer =
    birthDate !== null && birthDate !== person.birth_date && (person.birth_date === null || isChild);
  if (!newer) return Object.keys(set).length > 0 ? { set } : undefined;
  return {
    set: { ...set, birthDate },
    change: { label: "出生日期", from: person.birth_date ?? "", to: birthDate },
  };
}

function betterEthnicity(person: PersonRow, { ethnicity }: PersonDraft): Part | undefined {
  if (ethnicity === undefined || ethnicity === person.ethnicity) return undefined;
  if (person.ethnicity === null) return { set: { ethnicity } };
  return { set: { ethnicity }, change: { label: "民族", from: person.ethnicity, to: ethnicity } };
}

function newNumber(person: PersonRow, identity: PersonIdentity, cipher: FieldCipher): Part | undefined {
  const { index, citizenNo, documentKind } = identity;
  if (index === null || citizenNo === null || person.citizen_no_index !== null) return undefined;
  return {
    set: { citizenNoSealed: cipher.seal(citizenNo, CITIZEN_NO), citizenNoIndex: index, documentKind },
    change: { label: "身份证号", from: "暂无", to: "已登记" },
  };
}

function otherPhone(person: PersonRow, { phone }: PersonDraft, cipher: FieldCipher): Part | undefined {
  if (phone === undefined || phone === "") return undefined;
  const before = person.phone_sealed === null ? "" : cipher.open(person.phone_sealed, PHONE);
  if (before === phone) return undefined;
  const set = { phoneSealed: cipher.seal(phone, PHONE) };
  return before === ""
    ? { set }
    : { set, change: { label: `${person.name}的电话`, from: "原号码", to: "新号码" } };
}
