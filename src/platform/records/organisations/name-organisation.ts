/** A name as somebody writes it in a table, found among those of the register. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { comparable } from "../../../kernel/text-repair.ts";
import { isOpenOn, type Organisation } from "./open-organisations.ts";

export type Named = { readonly one: Organisation } | { readonly fault: string };

/** 「甲小学」, or where two townships have one of that name 「甲小学（古楼镇）」. */
export function nameOrganisation(
  organisations: readonly Organisation[],
  typed: string,
  day: IsoDate | undefined,
): Named {
  const asked = comparable(typed);
  const found = organisations.filter(
    ({ name, townshipName }) =>
      comparable(name) === asked || comparable(withTownship(name, townshipName)) === asked,
  );
  const [one, other] = found;
  if (one === undefined) return { fault: `单位名录里没有“${typed}”，请先登记到名录` };
  if (other !== undefined)
    return {
      fault: `有 ${found.length} 家叫“${typed}”，请写成“${withTownship(one.name, one.townshipName)}”`,
    };
  return day === undefined || isOpenOn(one, day) ? { one } : { fault: closedWords(one, day) };
}

export function closedWords({ name, openedOn, closedOn }: Organisation, day: IsoDate): string {
  return day < openedOn ? `${name} ${openedOn} 才开办` : `${name} ${closedOn ?? ""} 已停办`;
}

export function withTownship(name: string, townshipName: string): string {
  return `${name}（${townshipName}）`;
}
