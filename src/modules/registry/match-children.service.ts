/** Which child of the actor's places somebody else's list speaks of: by the number, or by name and birth date. */
import { readCitizenId } from "../../kernel/citizen-id.ts";
import { comparable, repairSolidText } from "../../kernel/text-repair.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { ChildMatch, WantedChild } from "./child-match.contract.ts";
import { listNamesakes } from "./imports/import-matches.store.ts";
import { type FoundRow, listChildrenByIndexes, listFoundChildren } from "./match-children.store.ts";
import { CITIZEN_NO } from "./person-identity.service.ts";

/** In the order of the rows. A number that the register does not have may still be a file's that has none. */
export async function matchChildren(
  tx: Tx,
  cipher: FieldCipher,
  wanted: readonly WantedChild[],
): Promise<ChildMatch[]> {
  const rows = wanted.map((row) => wordsOf(row, cipher));
  const numbered = await listChildrenByIndexes(
    tx,
    rows.flatMap(({ indexes }) => indexes),
  );
  const byIndex = new Map(numbered.map(({ index, childId }) => [index.toString("latin1"), childId]));
  const namesakes = await listNamesakes(
    tx,
    rows.flatMap(({ name, birthDate }) => (name === "" || birthDate === null ? [] : [{ name, birthDate }])),
    null,
  );
  const idsOf = (row: Words): readonly string[] => {
    const known = row.indexes.flatMap((index) => byIndex.get(index.toString("latin1")) ?? []);
    if (known.length > 0) return known;
    const alike = namesakes.filter(
      ({ name, birth_date, has_number }) =>
        name === row.name && birth_date === row.birthDate && !(row.number !== "" && has_number),
    );
    return [...new Set(alike.map(({ child_id }) => child_id))];
  };
  const found = rows.map(idsOf);
  const children = new Map((await listFoundChildren(tx, found.flat())).map((one) => [one.childId, one]));
  return rows.map((row, at) => judge(row, found[at] ?? [], children));
}

interface Words {
  readonly number: string;
  readonly name: string;
  readonly birthDate: string | null;
  /** None for what is no sound number. */
  readonly indexes: readonly Buffer[];
}

function wordsOf({ citizenNo = "", name = "", birthDate }: WantedChild, cipher: FieldCipher): Words {
  const number = repairSolidText(citizenNo).toUpperCase();
  const reading = readCitizenId(number);
  return {
    number,
    name: name.trim(),
    birthDate: birthDate ?? null,
    indexes:
      reading.kind === "sound" || reading.kind === "legacy"
        ? cipher.blindIndexes(reading.citizenNo, CITIZEN_NO)
        : [],
  };
}

function judge(
  { number, name, birthDate, indexes }: Words,
  ids: readonly string[],
  children: ReadonlyMap<string, FoundRow>,
): ChildMatch {
  if (number !== "" && indexes.length === 0) return { kind: "badNumber" };
  if (number === "" && (name === "" || birthDate === null)) return { kind: "nothingToGoBy" };
  const [child] = ids.flatMap((id) => children.get(id) ?? []);
  if (child === undefined) return { kind: "none" };
  if (ids.length > 1) return { kind: "several" };
  const { formerNames, ...shown } = child;
  const isCalled = [child.name, ...formerNames].some((one) => comparable(one) === comparable(name));
  return name === "" || isCalled ? { kind: "one", child: shown } : { kind: "otherName" };
}
