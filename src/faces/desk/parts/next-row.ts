/** Where the eye goes once the row in hand has been dealt with. Pure. */

/** The next one below that still waits, then the first above; undefined: none of those that are here waits. */
export function nextWaiting<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  key: string | undefined,
  waits: (row: Row) => boolean,
): string | undefined {
  const at = rows.findIndex((row) => keyOf(row) === key);
  const order = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  const next = order.find(waits);
  return next === undefined ? undefined : keyOf(next);
}

/** The neighbour by so many rows; undefined: there is none. */
export function neighbourOf(
  keys: readonly string[],
  key: string | undefined,
  by: number,
): string | undefined {
  const at = key === undefined ? -1 : keys.indexOf(key);
  return at < 0 ? keys[0] : keys[at + by];
}
