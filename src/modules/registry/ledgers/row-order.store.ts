/** SQL of the order in which rows come, and of what comes after a given one. */
import { type RawBuilder, sql } from "kysely";
import type { SortKey } from "./ledger-views.ts";

type Sql = RawBuilder<unknown>;

/** How a search finds its children: by a prefix of their name keys, or because their ids are known. */
export type Search =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "ids"; readonly ids: readonly string[] };

/** A selection, as far as its order depends on it: what is searched by name comes in the order of its keys. */
interface Searched {
  readonly search?: Search;
}

export interface Ordering {
  readonly by: SortKey;
  readonly descending: boolean;
  /** Category whose first day counts as `since`; every held one where absent. */
  readonly sinceOf: string | null;
}

export function orderSql(selection: Searched, ordering: Ordering): Sql {
  const direction = isBackwards(selection, ordering) ? sql` desc` : sql``;
  return sql`order by ${sql.join(keysOf(selection, ordering).map((key) => sql`${key.expression}${direction}`))}`;
}

/** What rows are ordered by, the child last, so that no two rows share a position. */
export function keysOf(selection: Searched, ordering: Ordering): readonly OrderKey[] {
  return selection.search?.kind === "key" ? matchOrder : orderKeys(ordering);
}

function isBackwards({ search }: Searched, { descending }: Ordering): boolean {
  return descending && search?.kind !== "key";
}

/** The condition of standing beyond a position: the values of its keys, in their order; nothing without one. */
export function afterSql(selection: Searched, ordering: Ordering, after: readonly unknown[] | null): Sql {
  if (after === null) return sql``;
  const keys = keysOf(selection, ordering);
  const left = sql.join(keys.map((key) => key.expression));
  const right = sql.join(keys.map((key, index) => sql`${after[index]}::${key.type}`));
  return isBackwards(selection, ordering) ? sql`and (${left}) < (${right})` : sql`and (${left}) > (${right})`;
}

/** How many values a position has. */
export function positionLength(selection: Searched, ordering: Ordering): number {
  return keysOf(selection, ordering).length;
}

interface OrderKey {
  readonly expression: Sql;
  readonly type: Sql;
}

const name: OrderKey = { expression: sql`s.name collate "zh-x-icu"`, type: sql`text` };
const village: OrderKey = { expression: sql`s.scope_code`, type: sql`text` };
const child: OrderKey = { expression: sql`s.child_id`, type: sql`uuid` };
const far = (expression: Sql, instead: string): OrderKey => ({
  expression: sql`coalesce(${expression}, ${sql.lit(instead)}::date)`,
  type: sql`date`,
});

/** What a search orders by: the very columns of name_key's index, so that a page ends the scan early. */
const matchOrder: readonly OrderKey[] = [
  { expression: sql`k.key`, type: sql`text` },
  { expression: sql`k.scope_code`, type: sql`text` },
  { expression: sql`k.child_id`, type: sql`uuid` },
];

function orderKeys({ by, descending, sinceOf }: Ordering): readonly OrderKey[] {
  switch (by) {
    case "village":
      return [village, name, child];
    case "name":
      return [name, child];
    case "birthDate":
    case "age":
      // Whoever has no birth date comes last, either way round.
      return [far(sql`s.birth_date`, descending ? "0001-01-01" : "9999-12-31"), child];
    case "since":
      return [far(sinceSql(sinceOf), descending ? "0001-01-01" : "9999-12-31"), child];
    case "visitDate":
      // Never visited comes first: that is what one looks for.
      return [far(sql`s.last_visit`, "0001-01-01"), child];
  }
}

/** The first day of the category that holds, or of the oldest of several. */
function sinceSql(slot: string | null): Sql {
  if (slot !== null) return sql`(s.since ->> ${sql.lit(slot)})::date`;
  return sql`(select min(first.day) from jsonb_each_text(s.since) as first(slot, day))::date`;
}
