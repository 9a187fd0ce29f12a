/** The rosters of the demonstration's past: people of its own register and strangers, as other departments' tables name them. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import { randomFrom } from "../engine/random-numbers.ts";

export interface RosterPerson {
  readonly id: string;
  readonly name: string;
  readonly sex: "1" | "2" | null;
  readonly birthDate: IsoDate | null;
  readonly citizenNo: string | null;
  /** 古楼镇沙嘴村 */
  readonly placeName: string;
}

export interface DemoRow {
  readonly cells: readonly string[];
  /** Who it is; null: nobody of the register. */
  readonly personId: string | null;
}

export interface DemoRoster {
  readonly fileName: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly DemoRow[];
}

/** How a unit writes somebody down: whole, with a masked number, by ear without any number, or hardly at all. */
export type Writing = "whole" | "masked" | "byEar" | "hardly";

/** Of one sound: how clerks write a name that they only hear. */
const soundsLike: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "伟纬",
    "军君",
    "芳方",
    "萍平",
    "勇永",
    "英瑛",
    "红洪",
    "丽莉",
    "燕艳",
    "玲铃",
    "明铭",
    "华桦",
    "建健",
    "林琳",
  ]
    .map((pair) => Array.from(pair) as [string, string])
    .flatMap(([one, other]) => [
      [one, other],
      [other, one],
    ]),
);

export function byEar(name: string): string {
  const at = Array.from(name).findLastIndex((one, index) => index > 0 && one in soundsLike);
  return Array.from(name, (one, index) => (index === at ? (soundsLike[one] ?? one) : one)).join("");
}

export const isHeardOtherwise = ({ name }: RosterPerson) => byEar(name) !== name;

const masked = (number: string | null) =>
  number === null ? "" : `${number.slice(0, 6)}********${number.slice(-4)}`;

/** Name, sex, number, birthday, place of residence. */
function personCells(person: RosterPerson, writing: Writing): readonly string[] {
  const { name, citizenNo, birthDate, placeName } = person;
  const sex = person.sex === null ? "" : person.sex === "1" ? "男" : "女";
  const place = `重庆市合川区${placeName}`;
  switch (writing) {
    case "whole":
      return [name, sex, citizenNo ?? "", birthDate ?? "", place];
    case "masked":
      return [name, sex, masked(citizenNo), birthDate ?? "", place];
    case "byEar":
      return [byEar(name), sex, "", birthDate ?? "", place];
    case "hardly":
      return [name, sex, "", birthDate ?? "", "重庆市合川区"];
  }
}

const PERSON = ["姓名", "性别", "身份证号", "出生日期", "户籍地"];

export interface Custody {
  readonly person: RosterPerson;
  readonly writing: Writing;
  readonly place: string;
  readonly from: IsoDate;
  readonly endsOn: IsoDate;
}

export interface CustodyRoster {
  readonly fileName: string;
  readonly title: string;
  /** Columns of the place, the first and the last day. */
  readonly headings: readonly [place: string, from: string, endsOn: string];
  readonly custody: readonly Custody[];
  readonly strangers: readonly Custody[];
}

export function custodyRoster({ fileName, title, headings, custody, strangers }: CustodyRoster): DemoRoster {
  const rowOf =
    (isOurs: boolean) =>
    ({ person, writing, place, from, endsOn }: Custody): DemoRow => ({
      cells: [...personCells(person, writing), place, from, endsOn],
      personId: isOurs ? person.id : null,
    });
  return {
    ...{ fileName, title },
    headings: [...PERSON, ...headings],
    rows: shuffled([...custody.map(rowOf(true)), ...strangers.map(rowOf(false))]),
  };
}

export interface Pupil {
  readonly person: RosterPerson;
  readonly writing: Writing;
  readonly school: string;
  readonly grade: string;
  readonly isLeftBehind: boolean;
}

export function schoolRoster(fileName: string, title: string, pupils: readonly Pupil[]): DemoRoster {
  return {
    ...{ fileName, title },
    headings: [...PERSON, "学校", "年级", "是否留守"],
    rows: shuffled(
      pupils.map(({ person, writing, school, grade, isLeftBehind }) => ({
        cells: [...personCells(person, writing), school, grade, isLeftBehind ? "是" : "否"],
        personId: person.id,
      })),
    ),
  };
}

/** Of each household its head alone. */
export function householdRoster(fileName: string, title: string, heads: readonly RosterPerson[]): DemoRoster {
  return {
    ...{ fileName, title },
    headings: [...PERSON, "户主姓名", "救助类别"],
    rows: shuffled(
      heads.map((person) => ({
        cells: [...personCells(person, "whole"), person.name, "低保"],
        personId: person.id,
      })),
    ),
  };
}

const SURNAMES = Array.from("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗");
const GIVEN = Array.from("志德世昌永国茂兴学良庆友安文发贵松正荣福");

/** People of whom the register has never heard. */
export function strangers(count: number, seed: number): RosterPerson[] {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = (list: readonly string[]) => list[below(list.length)] ?? "";
  const two = (value: number) => String(value).padStart(2, "0");
  return Array.from({ length: count }, (_, nth): RosterPerson => {
    const birthDate = `${1958 + below(42)}-${two(1 + below(12))}-${two(1 + below(28))}`;
    return {
      id: `stranger-${seed}-${nth}`,
      name: pick(SURNAMES) + pick(GIVEN) + pick(GIVEN),
      sex: "1",
      birthDate,
      // The register's own never reach this sequence.
      citizenNo: composeCitizenId("500199", birthDate, 999),
      placeName: "",
    };
  });
}

/** Ours and strangers mixed, the same each time. */
function shuffled(rows: readonly DemoRow[]): DemoRow[] {
  const random = randomFrom(rows.length);
  return rows
    .map((row) => ({ row, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ row }) => row);
}
