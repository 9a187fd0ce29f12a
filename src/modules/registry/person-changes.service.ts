/** Changes of a known person: a number that was missing, another phone, a new name. What was believed before is kept. */
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { PersonRow } from "./drafts.store.ts";
import type { PersonDraft } from "./file-draft.contract.ts";
import type { PersonChange } from "./person-changes.store.ts";
import { CITIZEN_NO, type PersonIdentity, PHONE } from "./person-identity.service.ts";
import type { Change } from "./plan-facts.ts";

/** What a draft knows better; empty cells of a draft say nothing. A name changes only for the child whose number agrees. */
export function personChanges(
  person: PersonRow,
  draft: PersonDraft,
  identity: PersonIdentity,
  cipher: FieldCipher,
  isChild: boolean,
): PersonChange | undefined {
  const set: { -readonly [Key in keyof PersonChange["set"]]: PersonChange["set"][Key] } = {};
  const changes: Change[] = [];
  const note = (label: string, from: string | null, to: string) =>
    changes.push({ label, from: from ?? "", to });

  if (draft.name !== person.name && isChild && sameNumber(person, identity)) {
    set.name = draft.name;
    set.formerNames = [...new Set([...person.former_names, person.name])].filter(
      (name) => name !== draft.name,
    );
    note("姓名", person.name, draft.name);
  }
  if (identity.sex !== "0" && person.sex === "0") set.sex = identity.sex;
  if (
    identity.birthDate !== null &&
    identity.birthDate !== person.birth_date &&
    (person.birth_date === null || isChild)
  ) {
    set.birthDate = identity.birthDate;
    note("出生日期", person.birth_date, identity.birthDate);
  }
  if (draft.ethnicity !== undefined && draft.ethnicity !== person.ethnicity) {
    set.ethnicity = draft.ethnicity;
    if (person.ethnicity !== null) note("民族", person.ethnicity, draft.ethnicity);
  }
  if (identity.index !== null && identity.citizenNo !== null && person.citizen_no_index === null) {
    set.citizenNoSealed = cipher.seal(identity.citizenNo, CITIZEN_NO);
    set.citizenNoIndex = identity.index;
    set.documentKind = identity.documentKind;
    note("身份证号", "暂无", "已登记");
  }
  if (draft.phone !== undefined && draft.phone !== "") {
    const before = person.phone_sealed === null ? "" : cipher.open(person.phone_sealed, PHONE);
    if (before !== draft.phone) {
      set.phoneSealed = cipher.seal(draft.phone, PHONE);
      if (before !== "") note(`${person.name}的电话`, "原号码", "新号码");
    }
  }
  if (Object.keys(set).length === 0) return undefined;
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
    sealedBefore: cipher.sealJson(
      {
        citizenNo: person.citizen_no_sealed?.toString("base64") ?? null,
        index: person.citizen_no_index?.toString("base64") ?? null,
        phone: person.phone_sealed?.toString("base64") ?? null,
      },
      "person.before",
    ),
    set,
    changes,
  };
}

function sameNumber(person: PersonRow, identity: PersonIdentity): boolean {
  return identity.index && person.citizen_no_index?.equals(identity.index);
}
