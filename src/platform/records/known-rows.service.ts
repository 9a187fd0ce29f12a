/** Rows of a table that stand in the records already, word for word or in other words. */
import type { Tx } from "../db/database.ts";
import { listOfIdentity } from "./entries.store.ts";
import { identityOf } from "./entry-identity.ts";
import type { ReadRow } from "./import-rows.ts";
import { newestVersion, type RecordKind, versionOn } from "./record.ts";
import { partSecrets } from "./record-fields.ts";
import { listSame } from "./record-imports.store.ts";

/** Of a kind of which there is one each, a second is a fault, unless it says word for word the same. */
export async function withoutDoubles(tx: Tx, kind: RecordKind, rows: readonly ReadRow[]): Promise<ReadRow[]> {
  if (kind.one === undefined) return [...rows];
  const identities = rows.map(({ content, aboutName }) => identityOf(kind, content, aboutName) ?? "");
  const standing = new Set((await listOfIdentity(tx, kind.code, identities)).map(({ identity }) => identity));
  const same = await knownRows(tx, kind, rows);
  const seen = new Set<string>();
  return rows.map((row, index) => {
    const identity = identities[index] ?? "";
    const isSecond = seen.has(identity);
    seen.add(identity);
    if (same.has(row.row)) return row;
    if (standing.has(identity))
      return { ...row, faults: [...row.faults, "已经登记过，内容不一样：请在原来那一条里更正"] };
    return isSecond ? { ...row, faults: [...row.faults, "表里前面已有同样的一条"] } : row;
  });
}

export async function knownRows(
  tx: Tx,
  kind: RecordKind,
  rows: readonly ReadRow[],
): Promise<ReadonlySet<number>> {
  const asked = rows.flatMap(({ row, unit, on, aboutName, content, faults }) =>
    unit === undefined || on === undefined || faults.length > 0
      ? []
      : [{ key: String(row), unit, on, aboutName: aboutName ?? null, content: shownOf(kind, on, content) }],
  );
  const same = await listSame(tx, kind.code, asked);
  // Of equal rows in the file itself the first is written.
  const first = new Set<string>();
  const twice = asked.filter(({ unit, on, aboutName, content }) => {
    const text = JSON.stringify([unit, on, aboutName, content]);
    const isTwice = first.has(text);
    first.add(text);
    return isTwice;
  });
  return new Set([...same, ...twice.map(({ key }) => key)].map(Number));
}

function shownOf(kind: RecordKind, on: string, content: ReadRow["content"]): ReadRow["content"] {
  return partSecrets(versionOn(kind, on) ?? newestVersion(kind), content).shown;
}
