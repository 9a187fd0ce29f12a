/** Rebuilds the projection of children whose facts changed, from what is believed now. */
import { nameKeys } from "../../kernel/name-keys.ts";
import { inEveryPlace, type Tx } from "../../platform/db/database.ts";
import { holdAgeLimits } from "./age-limits.service.ts";
import { markFilesChanged } from "./changed-files.service.ts";
import * as people from "./people.store.ts";
import type { KnownFact } from "./plan-facts.ts";
import * as projection from "./projection.store.ts";
import { standingOf } from "./standing.ts";
import type { AgeLimits, StandingSource } from "./standing-source.contract.ts";

/**
 * Rebuilds standing rows and search keys of these children, and of all whose parent or carer one of these persons is: brothers in
 * other places, and years that a child lived elsewhere, are beyond the actor's sight but not beyond what the change entails.
 */
export async function refreshStanding(
  tx: Tx,
  childIds: readonly string[],
  { personIds = [], except, limits }: RefreshOptions = {},
): Promise<void> {
  if (childIds.length === 0 && personIds.length === 0) return;
  const bounds = limits ?? (await holdAgeLimits(tx));
  await inEveryPlace(tx, async () => {
    const around = await people.listChildrenAround(tx, personIds);
    const all = new Set([...childIds, ...around.filter((id) => except?.has(id) !== true)]);
    await rebuild(tx, [...all], bounds);
    await markFilesChanged(tx, [...all]);
  });
}

export interface RefreshOptions {
  /** People of whom something new is known. */
  readonly personIds?: readonly string[];
  /** Files that are projected already. */
  readonly except?: ReadonlySet<string>;
  readonly limits?: AgeLimits;
}

async function rebuild(tx: Tx, childIds: readonly string[], bounds: AgeLimits): Promise<void> {
  for (let at = 0; at < childIds.length; at += 500) {
    const chunk = childIds.slice(at, at + 500);
    await people.lockChildren(tx, chunk);
    const sources = await readSources(tx, chunk);
    await layStanding(tx, chunk, sources, bounds);
    await projection.deleteNameKeys(tx, chunk);
    await projection.insertNameKeys(
      tx,
      sources.flatMap(({ source, formerNames }) =>
        keysOf(source.childId, source.scopeCode, source.name, formerNames),
      ),
    );
  }
}

/** Lays these children's standing anew, though no fact of theirs changed. */
export async function reprojectStanding(tx: Tx, childIds: readonly string[]): Promise<void> {
  const limits = await holdAgeLimits(tx);
  await people.lockChildren(tx, childIds);
  await layStanding(tx, childIds, await readSources(tx, childIds), limits);
}

async function layStanding(
  tx: Tx,
  childIds: readonly string[],
  sources: readonly { readonly source: StandingSource }[],
  limits: AgeLimits,
): Promise<void> {
  await projection.deleteStanding(tx, childIds);
  await projection.insertStanding(
    tx,
    sources.flatMap(({ source }) => standingOf(source, limits)),
  );
}

/**
 * Everything that the projection of these children depends on; files withdrawn or merged away stand nowhere. With `knownAt`: the
 * facts and kinship as they were believed at that moment, of persons as they are known today.
 */
export async function readSources(
  tx: Tx,
  childIds: readonly string[],
  knownAt?: Date,
): Promise<{ source: StandingSource; formerNames: readonly string[] }[]> {
  const files = (await people.listChildren(tx, childIds)).filter(
    (file) => file.withdrawn_at === null && file.merged_into === null,
  );
  const kin = await people.listKin(
    tx,
    files.map((file) => file.id),
    knownAt,
  );
  const personIds = [...new Set([...files.map((file) => file.id), ...kin.map((row) => row.person_id)])];
  const persons = new Map((await people.listPersons(tx, personIds)).map((person) => [person.id, person]));
  const facts = new Map<string, ReturnType<typeof knownFact>[]>();
  for (const row of await people.listFacts(tx, personIds, knownAt)) {
    const list = facts.get(row.person_id) ?? [];
    list.push(knownFact(row));
    facts.set(row.person_id, list);
  }
  return files.flatMap((file) => {
    const person = persons.get(file.id);
    if (person === undefined) return [];
    const source: StandingSource = {
      childId: file.id,
      version: file.version,
      citizenNoSealed: person.citizen_no_sealed,
      name: person.name,
      sex: person.sex,
      birthDate: person.birth_date,
      ethnicity: person.ethnicity,
      documentKind: person.document_kind,
      scopeCode: file.scope_code,
      openedOn: file.opened_on,
      endedOn: file.ended_on,
      endedWhy: file.ended_why,
      absences: file.absences,
      facts: facts.get(file.id) ?? [],
      kin: kin
        .filter((row) => row.child_id === file.id)
        .map((row) => ({
          personId: row.person_id,
          citizenNoSealed: row.citizen_no_sealed,
          phoneSealed: row.phone_sealed,
          relation: row.relation,
          caresForChild: row.cares_for_child,
          name: row.name,
          birthDate: row.birth_date,
          from: row.valid_from,
          to: row.valid_to,
          facts: facts.get(row.person_id) ?? [],
        })),
    };
    return [{ source, formerNames: person.former_names }];
  });
}

/** Search keys of one child, each once. */
export function keysOf(
  childId: string,
  scopeCode: string,
  name: string,
  formerNames?: readonly string[],
): projection.NameKeyRow[] {
  return [...new Set(nameKeys(name, formerNames))].map((key) => ({ key, scopeCode, childId }));
}

export function knownFact(row: people.FactRow): KnownFact {
  return {
    id: row.id,
    kind: row.kind,
    slot: row.slot,
    from: row.valid_from,
    to: row.valid_to,
    value: row.value,
    evidence: row.evidence,
  };
}
