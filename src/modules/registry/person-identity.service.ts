/** What a citizen number says about a person, and how it is kept: sealed, with a blind index for exact look-up. */
import { readCitizenId } from "../../kernel/citizen-id.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { PersonDraft } from "./file-draft.contract.ts";

/** Contexts of the sealed fields; also the purpose of the blind index. */
export const CITIZEN_NO = "person.citizenNo";
export const PHONE = "person.phone";

export interface PersonIdentity {
  readonly sex: string;
  readonly birthDate: string | null;
  readonly documentKind: "citizenId" | "residencePermit" | "none";
  /** As it is to be kept; an unsound number of an adult is kept too, but finds nobody. */
  readonly citizenNo: string | null;
  readonly index: Buffer | null;
  /** The index as text, by which persons of a chunk are told apart. */
  readonly indexText: string | null;
  /** What the register may still find it by while the index key changes. */
  readonly formerIndexes: readonly Buffer[];
}

/** An adult's or child's number as it is looked up. */
export interface NumberIndexes {
  readonly index: Buffer;
  readonly formerIndexes: readonly Buffer[];
}

/** The indexes of a sound number; nothing else can be looked up. */
export function indexesOf({ index, formerIndexes }: PersonIdentity): NumberIndexes[] {
  return index === null ? [] : [{ index, formerIndexes }];
}

export function hasIndex({ index, formerIndexes }: PersonIdentity, found: Buffer | null): boolean {
  return found !== null && [index, ...formerIndexes].some((one) => one?.equals(found) === true);
}

/** Number, and what follows from it: kind of document, birth date and sex where the draft leaves them open. */
export function identityOf(person: PersonDraft, cipher: FieldCipher): PersonIdentity {
  const reading = person.citizenNo === undefined ? undefined : readCitizenId(person.citizenNo);
  if (reading?.kind === "sound" || reading?.kind === "legacy") {
    const index = cipher.blindIndex(reading.citizenNo, CITIZEN_NO);
    return {
      sex: person.sex ?? reading.sex,
      birthDate: person.birthDate ?? reading.birthDate,
      documentKind: /^8[123]/.test(reading.citizenNo) ? "residencePermit" : "citizenId",
      citizenNo: reading.citizenNo,
      index,
      indexText: index.toString("hex"),
      formerIndexes: cipher.formerIndexes(reading.citizenNo, CITIZEN_NO),
    };
  }
  return {
    sex: person.sex ?? "0",
    birthDate: person.birthDate ?? null,
    documentKind: "none",
    citizenNo: person.citizenNo ?? null,
    index: null,
    indexText: null,
    formerIndexes: [],
  };
}

/** The indexes of a person's own sound number under the keys of today, whichever the row still lies under. */
export function numberIndexesOf(
  person: { readonly citizen_no_sealed: Buffer | null; readonly citizen_no_index: Buffer | null },
  cipher: FieldCipher,
): NumberIndexes[] {
  if (person.citizen_no_sealed === null || person.citizen_no_index === null) return [];
  const citizenNo = cipher.open(person.citizen_no_sealed, CITIZEN_NO);
  return [
    {
      index: cipher.blindIndex(citizenNo, CITIZEN_NO),
      formerIndexes: cipher.formerIndexes(citizenNo, CITIZEN_NO),
    },
  ];
}
