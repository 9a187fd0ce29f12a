/** A row and a person of the register, field by field: what either says, and what the engine made of it. Pure. */
import { mask } from "../../../kernel/masking.ts";
import type { FieldWeight } from "../engine/linkage.contract.ts";
import type { PersonRecord } from "../person-record.ts";
import { type Differing, differingCharacters } from "./differing-characters.ts";

export interface ComparedField {
  readonly field: string;
  readonly label: string;
  readonly level: string;
  readonly weight: number;
  readonly row: string;
  readonly person: string;
  readonly number: "citizenNo" | "phone" | null;
  /** Of a number also under its mask: where two numbers part may be seen, what stands there may not. */
  readonly differs: Differing;
}

interface SideField {
  readonly label: string;
  readonly say: (record: PersonRecord, nameOfPlace: (code: string) => string) => string;
  readonly number?: "citizenNo" | "phone";
  /** As it is compared, where that is not what is shown; as long as what is shown. */
  readonly plain?: (record: PersonRecord) => string;
  /** Names under which the engine's model may know it. */
  readonly fields: readonly string[];
}

const list = (names: readonly string[]) => names.join("、");
const sexes = { "1": "男", "2": "女" } as const;

const sides: readonly SideField[] = [
  { label: "姓名", fields: ["name", "formerName", "formerNames"], say: (one) => withFormer(one) },
  { label: "性别", fields: ["sex"], say: ({ sex }) => (sex === null ? "" : sexes[sex]) },
  { label: "出生日期", fields: ["birthDate"], say: ({ birthDate }) => birthDate ?? "" },
  {
    label: "身份证号",
    fields: ["citizenNo"],
    number: "citizenNo",
    say: ({ citizenNo }) => (citizenNo === null ? "" : maskedNumber(citizenNo)),
    plain: ({ citizenNo }) => citizenNo ?? "",
  },
  {
    label: "电话",
    fields: ["phone", "phones"],
    number: "phone",
    say: ({ phones }) => list(phones.map((phone) => mask("phone", phone))),
    plain: ({ phones }) => (phones.length === 1 ? list(phones) : ""),
  },
  {
    label: "住址",
    fields: ["place", "placeCode"],
    say: ({ placeCode }, nameOfPlace) => (placeCode === null ? "" : nameOfPlace(placeCode)),
  },
  // One list is seldom as long as the other: that says nothing.
  { label: "家里人", fields: ["kin"], say: ({ kin }) => list(kin), plain: () => "" },
];

/** A number that came masked shows what of it is legible. */
function maskedNumber(number: string): string {
  return number.includes("*") ? number : mask("citizenNo", number);
}

function withFormer({ name, formerNames }: PersonRecord): string {
  return formerNames.length === 0 ? name : `${name}（曾用名 ${list(formerNames)}）`;
}

/** Fields of which neither side says anything stand nowhere. `silent`: of what the first side does not say. */
export function compareSides(
  row: PersonRecord | undefined,
  person: PersonRecord,
  compared: readonly FieldWeight[],
  nameOfPlace: (code: string) => string,
  silent = "名单里没有",
): ComparedField[] {
  return sides.flatMap(({ label, say, plain = (one) => say(one, nameOfPlace), number = null, fields }) => {
    const said = { row: row === undefined ? "" : say(row, nameOfPlace), person: say(person, nameOfPlace) };
    if (said.row === "" && said.person === "") return [];
    const found = compared.filter(({ field }) => fields.includes(field));
    const weight = found.reduce((sum, one) => sum + one.weight, 0);
    return [
      {
        field: fields[0] ?? label,
        label,
        weight,
        level: levelWord(found[0]?.level, said, weight, silent),
        number,
        differs: differingCharacters(row === undefined ? "" : plain(row), plain(person)),
        ...said,
      },
    ];
  });
}

const LITTLE = 0.5;

function levelWord(
  level: string | undefined,
  said: { readonly row: string; readonly person: string },
  weight: number,
  silent: string,
): string {
  if (said.row === "") return silent;
  if (said.person === "") return "档案里没有";
  if (level === undefined) return said.row === said.person ? "相同" : "没有比较";
  if (said.row === said.person) return "相同";
  if (weight > LITTLE) return "相近";
  return weight < -LITTLE ? "不同" : "说明不了什么";
}
