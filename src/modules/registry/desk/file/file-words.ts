/** What a child's file says about itself in sentences. Pure. */
import { daysBetween } from "../../../../kernel/calendar-date.ts";
import type { ChildFile, PersonView } from "../../child-file.contract.ts";
import { documentKindCodes, sexCodes } from "../../codes.contract.ts";
import { ethnicityName } from "../../ledgers/ethnicities.ts";

/** `男 · 12 岁 · 2014-05-24 生 · 汉族` */
export function personWords(person: PersonView): string {
  const isKnown = person.sex === "1" || person.sex === "2";
  return [
    isKnown ? sexCodes.label(person.sex) : "性别未登记",
    person.age === null ? "" : `${person.age} 岁`,
    person.birthDate === null ? "出生日期未登记" : `${person.birthDate} 生`,
    ethnicityName(person.ethnicity),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** `祖父 鲜贵海（64 岁）`, for everybody who looks after the child day by day. */
export function carers(
  file: Pick<ChildFile, "kin">,
): { relation: string; name: string; age: number | null }[] {
  return file.kin
    .filter((kin) => kin.caresForChild)
    .map((kin) => ({ relation: kin.relationLabel, name: kin.person.name, age: kin.person.age }));
}

export interface Sibling {
  readonly id: string;
  readonly name: string;
  /** 父亲, 母亲: whom they have in common. */
  readonly through: readonly string[];
}

/** Other children with the same parents or carers, each once. */
export function sameFamily(file: Pick<ChildFile, "kin">): Sibling[] {
  const found = new Map<string, { id: string; name: string; through: string[] }>();
  for (const kin of file.kin) {
    for (const { id, name } of kin.otherChildren) {
      const known = found.get(id);
      if (known === undefined) found.set(id, { id, name, through: [kin.relationLabel] });
      else known.through.push(kin.relationLabel);
    }
  }
  return [...found.values()];
}

/** Why there is no number: said, because it is something to do. */
export function documentWords(person: PersonView): string {
  if (person.citizenNoMasked !== null)
    return person.documentKind === "residencePermit" ? "居住证号" : "身份证号";
  return person.documentKind === "none" ? documentKindCodes.label("none") : "身份证号未登记";
}

export interface DueLine {
  readonly text: string;
  readonly tone: "late" | "soon" | "calm";
}

const SOON_DAYS = 30;

/** `2026-12-11 到期，还剩 17 天` */
export function dueLine(on: string, today: string): DueLine {
  const left = daysBetween(today, on);
  if (left < 0) return { text: `${on} 已过期 ${-left} 天`, tone: "late" };
  if (left === 0) return { text: `${on} 就是今天`, tone: "soon" };
  return { text: `${on} 到期，还剩 ${left} 天`, tone: left <= SOON_DAYS ? "soon" : "calm" };
}

/** Risk in one colour and one word. */
export const riskTones: Readonly<Record<string, string>> = {
  red: "red",
  orange: "amber",
  blue: "blue",
  green: "green",
};
