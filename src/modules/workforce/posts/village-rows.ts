/** Villages with whoever looks after each; those without anybody stand first. Pure. */
import { daysBetween, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { Director, VillageRow } from "./posts.contract.ts";

export interface Held {
  readonly id: string;
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly placeCode: string;
  readonly title: string;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
}

export interface VillageOfRow {
  readonly code: string;
  readonly name: string;
  readonly townshipName: string;
}

export interface RowsAsk {
  readonly villages: readonly VillageOfRow[];
  /** Who is in office now or later. */
  readonly held: readonly Held[];
  /** Open files by village. */
  readonly children: ReadonlyMap<string, number>;
  /** When the last one left, by village. */
  readonly left: ReadonlyMap<string, IsoDate>;
  readonly nameOf: (code: string) => string;
  readonly vacancyDays: number;
  readonly on: IsoDate;
}

export function villageRows(ask: RowsAsk): VillageRow[] {
  const { villages, held, children, left, on, vacancyDays } = ask;
  const byVillage = Map.groupBy(held, ({ placeCode }) => placeCode);
  const now = Map.groupBy(
    held.filter(({ from }) => from <= on),
    ({ accountId }) => accountId,
  );
  const show = (one: Held): Director => ({
    postId: one.id,
    accountId: one.accountId,
    name: one.displayName,
    username: one.username,
    title: one.title,
    since: one.from,
    until: one.until,
    also: (now.get(one.accountId) ?? [])
      .filter(({ placeCode }) => placeCode !== one.placeCode)
      .map(({ placeCode }) => ask.nameOf(placeCode)),
  });
  const rows = villages.map(({ code, name, townshipName }): VillageRow => {
    const own = byVillage.get(code) ?? [];
    const directors = own.filter(({ from }) => from <= on).map(show);
    return {
      code,
      name,
      townshipName,
      children: children.get(code) ?? 0,
      directors,
      coming: own.filter(({ from }) => from > on).map(show),
      vacant:
        directors.length > 0 ? null : vacancyOf(left.get(code), children.get(code) ?? 0, on, vacancyDays),
    };
  });
  return rows.sort(
    (one, other) =>
      Number(one.vacant === null) - Number(other.vacant === null) || one.code.localeCompare(other.code, "en"),
  );
}

/** Where nobody is known to have been director, it is late as soon as children live there. */
export function vacancyOf(
  since: IsoDate | undefined,
  children: number,
  on: IsoDate,
  vacancyDays: number,
): NonNullable<VillageRow["vacant"]> {
  if (since === undefined) return { since: null, days: null, isLate: children > 0 };
  const days = daysBetween(since, on);
  return { since, days, isLate: days >= vacancyDays };
}
