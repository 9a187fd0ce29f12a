/** How a person of the register or of a roster becomes comparable fields, and by which keys persons are brought together. */
import { readCitizenId } from "../../../kernel/citizen-id.ts";
import type { PersonRecord } from "../person-record.ts";
import type { FieldSpec } from "./linkage.contract.ts";
import type { BlockingRule, FieldValue } from "./record-table.ts";

export const personFields = [
  { name: "name", kind: "chineseName", termFrequency: true },
  { name: "sex", kind: "category", toldBy: { field: "citizenNo", part: "sex" } },
  { name: "birthDate", kind: "date", toldBy: { field: "citizenNo", part: "birth" } },
  { name: "citizenNo", kind: "citizenNo" },
  { name: "phone", kind: "phone" },
  { name: "place", kind: "place" },
  { name: "kin", kind: "chineseName", anyOf: true },
] as const satisfies readonly FieldSpec[];

export type PersonFieldName = (typeof personFields)[number]["name"];

const values: Readonly<Record<PersonFieldName, (person: PersonRecord) => FieldValue>> = {
  name: ({ name, formerNames }) => (formerNames.length === 0 ? name : [name, ...formerNames]),
  sex: ({ sex, citizenNo }) => sex ?? readNumber(citizenNo)?.sex,
  birthDate: ({ birthDate, citizenNo }) => birthDate ?? readNumber(citizenNo)?.birthDate,
  citizenNo: ({ citizenNo }) => citizenNo,
  phone: ({ phones }) => phones,
  // Who says the district alone has said nothing: everybody of the register is of it.
  place: ({ placeCode }) => (placeCode !== null && placeCode.length > 6 ? placeCode : undefined),
  kin: ({ kin }) => kin,
};
const valuesInOrder = personFields.map(({ name }) => values[name]);

export function fieldOf(person: PersonRecord | undefined, field: number): FieldValue {
  return person === undefined ? null : valuesInOrder[field]?.(person);
}

function readNumber(citizenNo: string | null) {
  const reading = citizenNo === null ? undefined : readCitizenId(citizenNo);
  return reading?.kind === "sound" || reading?.kind === "legacy" ? reading : undefined;
}

const together: readonly (readonly `${PersonFieldName}.${string}`[])[] = [
  ["citizenNo.whole"],
  ["citizenNo.tail"],
  ["citizenNo.head", "name.surname"],
  ["citizenNo.head", "name.given"],
  ["citizenNo.ends", "name.sounds"],
  ["citizenNo.ends", "birthDate.yearMonth"],
  ["name.sounds", "birthDate.yearMonth"],
  ["name.sounds", "birthDate.monthDay"],
  ["name.sounds", "place.township"],
  ["name.sounds", "kin.sounds"],
  ["name.sounds"],
  ["name.surname", "birthDate.day"],
  ["name.given", "birthDate.day"],
  ["birthDate.day", "place.township"],
  ["birthDate.day", "kin.sounds"],
  ["phone.whole"],
];

export const personRules: readonly BlockingRule[] = together.map((atoms, salt) => ({
  salt: salt + 1,
  parts: atoms.map((each) => {
    const [field = "", atom = ""] = each.split(".");
    return { field: personFields.findIndex(({ name }) => name === field), atom };
  }),
}));
