/** Who of the demonstration's people stands in which roster, and how the unit wrote them down. */
import { addDays, addYears, ageOn, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { App } from "../../../platform/http/app.ts";
import { type DemoChildRow, listDemoChildren, type Stage } from "../../registry/demo/demo-stage.service.ts";
import { readPersonsToLink } from "../../registry/persons-to-link.service.ts";
import { readStatements } from "../../registry/roster-facts.service.ts";
import type { Custody, DemoRoster, Pupil, RosterPerson, Writing } from "./demo-rosters.ts";
import * as rosters from "./demo-rosters.ts";

export interface CastRosters {
  readonly prison: DemoRoster;
  readonly rehab: DemoRoster;
  readonly census: DemoRoster;
  readonly lowIncome: DemoRoster;
  /** More than forty of a hundred rows fewer than the last. */
  readonly held: DemoRoster;
}

/** 古楼镇 is left to whoever tries it: nothing new is known of its families. */
const LEFT_ALONE = "500117104";
/** Who has to be at school. */
const PUPILS = { from: 7, below: 16 };

/** Undefined where nobody of the demonstration is there to act. */
export async function castExchange(
  { tx, post }: Stage,
  app: App,
  day: (back: number) => IsoDate,
): Promise<CastRosters | undefined> {
  if (post("districtOfficer", "500117") === undefined) return undefined;
  const children = await listDemoChildren(tx, day(0));
  const { persons } = await readPersonsToLink(tx, app.cipher);
  const placeName = (code: string) =>
    `${app.places.townshipOf(code)?.shortName ?? ""}${app.places.nameOf(code)}`;
  const people = new Map(
    persons.map(({ id, name, sex, birthDate, citizenNo, scopeCode }): [string, RosterPerson] => [
      id,
      { id, name, sex, birthDate, citizenNo, placeName: placeName(scopeCode) },
    ]),
  );
  const fathers = (fits: (child: DemoChildRow) => boolean) => [
    ...new Set(
      children
        .filter(fits)
        .flatMap(({ fatherId }) => people.get(fatherId ?? "") ?? [])
        .filter(({ citizenNo, birthDate }) => citizenNo !== null && birthDate !== null),
    ),
  ];
  const heldAlready = async (condition: "imprisoned" | "compulsoryRehab", count: number) => {
    const found: Custody[] = [];
    for (const person of fathers(({ fatherCondition }) => fatherCondition === condition).slice(0, count)) {
      const fact = (await readStatements(tx, person.id)).find(
        ({ slot, to }) => slot === condition && to === null,
      );
      if (fact === undefined || fact.from > day(70)) continue;
      const { place = "", endsOn = "" } = fact.value as { place?: string; endsOn?: string };
      found.push({ person, writing: "whole", place, from: fact.from, endsOn });
    }
    return found;
  };
  const free = fathers(
    ({ villageCode, isLeftBehind, isUnattended, isOrphan }) =>
      isLeftBehind && !isUnattended && !isOrphan && !villageCode.startsWith(LEFT_ALONE),
  );
  const heard = free.filter(rosters.isHeardOtherwise);
  const plain = free.filter((person) => !rosters.isHeardOtherwise(person));
  const quarter = `截至${day(60).replaceAll("-", ".")}`;
  const custodyOf =
    (place: string, months: number, years: number) =>
    (person: RosterPerson, nth: number, writing: Writing): Custody => {
      const from = addDays(day(60), -30 * (months + (nth % 5)));
      return { person, writing, place, from, endsOn: addYears(from, years) };
    };
  const inPrison = custodyOf("重庆市渝州监狱", 2, 3);
  const inRehab = custodyOf("重庆市北碚强制隔离戒毒所", 1, 2);
  const some = (
    list: readonly RosterPerson[],
    from: number,
    count: number,
    writing: Writing,
    how = inPrison,
  ) => list.slice(from, from + count).map((person, nth) => how(person, nth, writing));
  const pupils = children.filter(({ birthDate, school, grade }) => {
    const age = ageOn(birthDate, day(22));
    return school !== null && grade !== null && age >= PUPILS.from && age < PUPILS.below;
  });
  const heads = [
    ...new Set(
      children
        .filter(({ isInDifficulty }) => isInDifficulty)
        .flatMap(({ guardianId }) => people.get(guardianId ?? "") ?? []),
    ),
  ].slice(0, 40);
  const poor = [...heads, ...rosters.strangers(40, 3)];
  const month = (back: number) => day(back).slice(0, 7).replace("-", "年");
  return {
    prison: rosters.custodyRoster({
      ...{ fileName: "服刑在押人员名单.xlsx", title: `服刑在押人员名单（${quarter}）` },
      headings: ["监狱", "刑期起", "刑期止"],
      custody: [
        ...(await heldAlready("imprisoned", 16)),
        ...some(plain, 0, 4, "whole"),
        ...some(plain, 4, 1, "masked"),
        ...some(heard, 0, 2, "byEar"),
        ...some(plain, 5, 1, "hardly"),
      ],
      strangers: rosters.strangers(70, 1).map((person, nth) => inPrison(person, nth, "whole")),
    }),
    rehab: rosters.custodyRoster({
      ...{ fileName: "强制隔离戒毒人员名册.xlsx", title: `强制隔离戒毒人员名册（${quarter}）` },
      headings: ["戒毒所", "入所时间", "期满时间"],
      custody: [
        ...(await heldAlready("compulsoryRehab", 8)),
        ...some(plain, 6, 2, "whole", inRehab),
        ...some(heard, 2, 2, "byEar", inRehab),
      ],
      strangers: rosters.strangers(30, 2).map((person, nth) => inRehab(person, nth, "whole")),
    }),
    census: rosters.schoolRoster(
      "在校学生学籍名册.xlsx",
      `在校学生学籍名册（${day(22)}）`,
      pupils.flatMap((child, nth): Pupil[] => {
        const person = people.get(child.childId);
        // Some stand in no school's list, some are written by ear, and of some the school says otherwise who is left behind.
        if (person === undefined || nth % 150 === 7) return [];
        const { school, grade } = child;
        return [
          {
            person,
            writing: nth % 300 === 11 ? "hardly" : "whole",
            school: school ?? "",
            grade: grade ?? "",
            isLeftBehind: nth % 250 === 3 ? !child.isLeftBehind : child.isLeftBehind,
          },
        ];
      }),
    ),
    lowIncome: rosters.householdRoster(
      `低保家庭名册（${month(36)}月）.xlsx`,
      `低保家庭名册（${month(36)}月）`,
      poor,
    ),
    held: rosters.householdRoster(
      `低保家庭名册（${month(6)}月）.xlsx`,
      `低保家庭名册（${month(6)}月）`,
      poor.slice(0, Math.floor(poor.length * 0.58)),
    ),
  };
}
