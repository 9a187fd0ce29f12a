/** Whose file of the running product is whose of the population: children by the ledger row they came from, their people by kinship. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ChildFile, PersonView } from "../../src/modules/registry/child-file.contract.ts";

export interface TruthChild {
  readonly id: string;
  readonly personId: string;
  readonly fatherId: string | null;
  readonly motherId: string | null;
  readonly guardianId: string | null;
}

export interface TruthRow {
  readonly row: number;
  readonly personId: string | null;
  readonly notPersonId?: string;
  readonly errors: readonly string[];
  readonly bands: readonly string[];
}

export interface TruthRoster {
  readonly roster: string;
  readonly file: string;
  readonly absentPersonIds?: readonly string[];
  readonly rows: readonly TruthRow[];
}

interface TruthLedgerRow {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly childId: string;
}

export function readTruth(data: string) {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(data, "truth", name), "utf8"));
  const { children } = read("population.json") as { children: readonly TruthChild[] };
  const { rosters } = read("roster-matches.json") as { rosters: readonly TruthRoster[] };
  const { rows } = read("ledger-rows.json") as { rows: readonly TruthLedgerRow[] };
  return {
    children: new Map(children.map((child) => [child.id, child])),
    rosters,
    childAt: new Map(rows.map((row) => [placeOf(row.file, row.sheet, row.row), row.childId])),
  };
}

export function placeOf(file: string, sheet: string | null, row: number): string {
  return `${file}/${sheet ?? ""}/${row}`;
}

/** GB/T 4761: 51 father, 52 mother. */
const FATHER = "51";
const MOTHER = "52";

/** Truth's person → the register's persons; a parent whom two ledgers name differently stands there twice. */
export class RegisterTruth {
  readonly #truthOf = new Map<string, string>();
  readonly #known = new Map<string, PersonView[]>();

  /** Children first: who has a file is that child, whatever a brother's file calls them. */
  constructor(files: readonly (readonly [ChildFile, TruthChild])[]) {
    for (const [{ person }, { personId }] of files) this.#add(person, personId);
    for (const [{ kin }, child] of files)
      for (const { relation, person } of kin) this.#add(person, personAs(relation, child));
  }

  #add(person: PersonView, truthId: string | null): void {
    if (truthId === null || this.#truthOf.has(person.id)) return;
    this.#truthOf.set(person.id, truthId);
    this.#known.set(truthId, [...(this.#known.get(truthId) ?? []), person]);
  }

  isRegistered(truthId: string | null): boolean {
    return truthId !== null && this.#known.has(truthId);
  }

  /** Neither number nor birthday nor telephone: a name in a family. */
  isNameAlone(truthId: string | null): boolean {
    return this.knownOf(truthId).every(
      ({ citizenNoMasked, birthDate, phoneMasked }) =>
        citizenNoMasked === null && birthDate === null && phoneMasked === null,
    );
  }

  /** What the register knows of them, numbers masked. */
  knownOf(truthId: string | null): readonly PersonView[] {
    return this.#known.get(truthId ?? "") ?? [];
  }

  of(personId: string): string | undefined {
    return this.#truthOf.get(personId);
  }

  get size(): number {
    return this.#truthOf.size;
  }
}

function personAs(relation: string, { fatherId, motherId, guardianId }: TruthChild): string | null {
  if (relation === FATHER) return fatherId;
  return relation === MOTHER ? motherId : guardianId;
}
