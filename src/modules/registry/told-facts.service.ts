/** What holds in a family of what villages tell: of the child and its people, with the version of each fact; and how a told one is written. */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { FactKindName } from "./facts.contract.ts";
import * as people from "./people.store.ts";
import { PHONE } from "./person-identity.service.ts";
import * as store from "./registry.store.ts";

export interface HeldFact {
  readonly id: string;
  readonly kind: string;
  readonly from: IsoDate;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface HeldPerson {
  readonly personId: string;
  readonly name: string;
  /** Null: the child itself. */
  readonly relation: string | null;
  /** In clear, and meant for one comparison. */
  readonly phone: string | null;
  /** What holds today. */
  readonly facts: readonly HeldFact[];
}

/** By child: the child first, then its people, as far as they are people of it today. */
export async function readHeld(
  tx: Tx,
  cipher: FieldCipher,
  childIds: readonly string[],
  kinds: readonly FactKindName[],
): Promise<ReadonlyMap<string, HeldPerson[]>> {
  const on = today();
  const kin = (await people.listKin(tx, childIds)).filter(
    (row) => row.valid_from <= on && (row.valid_to === null || row.valid_to > on),
  );
  const ids = [...new Set([...childIds, ...kin.map((row) => row.person_id)])];
  const persons = new Map((await people.listPersons(tx, ids)).map((person) => [person.id, person]));
  const wanted = new Set<string>(kinds);
  const facts = Map.groupBy(
    (await people.listFacts(tx, ids)).filter(
      (fact) =>
        wanted.has(fact.kind) && fact.valid_from <= on && (fact.valid_to === null || fact.valid_to > on),
    ),
    (fact) => fact.person_id,
  );
  const held = (personId: string, relation: string | null): HeldPerson[] => {
    const person = persons.get(personId);
    if (person === undefined) return [];
    const sealed = person.phone_sealed;
    return [
      {
        personId,
        name: person.name,
        relation,
        phone: sealed === null ? null : cipher.open(sealed, PHONE),
        facts: (facts.get(personId) ?? [])
          .map(({ id, kind, valid_from: from, value }) => ({ id, kind, from, value }))
          .sort((one, other) => (one.id < other.id ? -1 : 1)),
      },
    ];
  };
  return new Map(
    childIds.map((childId) => [
      childId,
      [
        ...held(childId, null),
        ...kin.filter((row) => row.child_id === childId).flatMap((row) => held(row.person_id, row.relation)),
      ],
    ]),
  );
}

/** A fact as it was, believed or not any more; undefined where it is of none of these persons. */
export async function findFactOf(
  tx: Tx,
  personIds: readonly string[],
  factId: string,
): Promise<HeldFact | undefined> {
  const row = (await store.listFactHistory(tx, personIds, true)).find(({ id }) => id === factId);
  return row === undefined
    ? undefined
    : { id: row.id, kind: row.kind, from: row.valid_from, value: row.value };
}

export { performChildAct } from "./child-acts.service.ts";
export { recordChildFact } from "./child-facts.service.ts";
export { correctFilePerson } from "./child-people.service.ts";
export { endChildFact } from "./end-fact.service.ts";
