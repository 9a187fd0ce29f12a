/** How a user arranged a table's columns, laid over what the table declares. Pure. */

export interface ColumnArrangement {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
}

interface Declared {
  readonly key: string;
  /** Not shown until somebody asks for it. */
  readonly startsHidden?: boolean;
}

export interface Arranged<Column> {
  readonly column: Column;
  readonly shown: boolean;
}

/**
 * Every declared column once. Columns that were declared after the user arranged theirs stand behind the one that they were
 * declared after; what is not declared any more is forgotten. The first column stays first: it is the frozen name.
 */
export function arrange<Column extends Declared>(
  declared: readonly Column[],
  kept: ColumnArrangement | undefined,
): Arranged<Column>[] {
  if (kept === undefined) return declared.map((column) => ({ column, shown: column.startsHidden !== true }));
  const byKey = new Map(declared.map((column) => [column.key, column]));
  const order = kept.order.filter((key) => byKey.has(key));
  const known = new Set(order);
  declared.forEach((column, index) => {
    if (known.has(column.key)) return;
    const before = declared[index - 1]?.key;
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, column.key);
    known.add(column.key);
  });
  const first = declared[0]?.key;
  if (first !== undefined) order.splice(0, 0, ...order.splice(order.indexOf(first), 1));
  const wasKnown = new Set(kept.order);
  const hidden = new Set(kept.hidden);
  return order.flatMap((key) => {
    const column = byKey.get(key);
    if (column === undefined) return [];
    const shown = key === first || (wasKnown.has(key) ? !hidden.has(key) : column.startsHidden !== true);
    return [{ column, shown }];
  });
}

/** What is kept of an arrangement. */
export function arrangementOf(arranged: readonly Arranged<Declared>[]): ColumnArrangement {
  return {
    order: arranged.map(({ column }) => column.key),
    hidden: arranged.filter(({ shown }) => !shown).map(({ column }) => column.key),
  };
}

export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}

/** A kept preference, if it is one. */
export function readArrangement(value: unknown): ColumnArrangement | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { order, hidden } = value as Partial<ColumnArrangement>;
  return Array.isArray(order) && Array.isArray(hidden) ? { order, hidden } : undefined;
}
