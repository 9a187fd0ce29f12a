/**
 * The register made ready for comparing, kept while persons of it come, change and go. Making all of it ready takes seconds, so who
 * changed since is made ready beside it; before many rows are linked the two are made one. Pure.
 */
import type { PersonToLink } from "../../registry/persons-to-link.contract.ts";
import type { LinkageModel } from "../engine/linkage.contract.ts";
import type { Candidate } from "../engine/person-bands.ts";
import {
  eachPersonOnce,
  findLike,
  type LinkedRow,
  linkRoster,
  type PreparedRegister,
  prepareRegister,
} from "../engine/person-linker.ts";
import { registerModel } from "../engine/register-model.ts";
import type { PersonRecord } from "../person-record.ts";

export function recordOf(person: PersonToLink): PersonRecord {
  const { name, formerNames, sex, birthDate, citizenNo, phones, scopeCode: placeCode, kin } = person;
  return { name, formerNames, sex, birthDate, citizenNo, phones, placeCode, kin };
}

export type IsMeant = (person: PersonToLink) => boolean;

export interface LikePerson extends Omit<Candidate, "person"> {
  readonly person: PersonToLink;
}

/** More than anybody reads: those that are not meant are left out afterwards. */
const LOOKED_AT = 300;
/** So many that looking at them apart takes longer than a part of a second. */
const MOST_FRESH = 5000;
/** A tenth of a second's work: whoever waits beside gets a turn. */
const ROWS_A_TURN = 200;

export class HeldRegister {
  /** By place; a place is one person's for good. */
  readonly #persons: (PersonToLink | undefined)[];
  readonly #placeOf: Map<string, number>;
  #whole: PreparedRegister;
  /** Places at which the whole is not what the register says now. */
  #stale = new Set<number>();
  #fresh: { readonly places: readonly number[]; readonly prepared: PreparedRegister } | undefined;

  constructor(persons: readonly PersonToLink[]) {
    this.#persons = [...persons];
    this.#placeOf = new Map(persons.map(({ id }, place) => [id, place]));
    this.#whole = prepareRegister(persons.map(recordOf));
  }

  get size(): number {
    return this.#placeOf.size;
  }

  get modelVersion(): string {
    return this.#whole.model.version;
  }

  at(place: number): PersonToLink | undefined {
    return this.#persons[place];
  }

  /** By place; somebody without a name where there is nobody any more. */
  records(): readonly PersonRecord[] {
    return this.#persons.map((_, place) => this.#recordAt(place));
  }

  placeOf(id: string): number | undefined {
    return this.#placeOf.get(id);
  }

  /** Persons as they are now, and those that are none any more. Who is said again as before costs nothing. */
  change(persons: readonly PersonToLink[], gone: readonly string[]): void {
    const touched = new Set<number>();
    for (const person of persons) {
      const place = this.#placeOf.get(person.id);
      if (place === undefined) {
        this.#placeOf.set(person.id, this.#persons.length);
        touched.add(this.#persons.length);
        this.#persons.push(person);
        continue;
      }
      const before = this.#persons[place];
      this.#persons[place] = person;
      if (before === undefined || !isComparedAlike(before, person)) touched.add(place);
    }
    for (const id of gone) {
      const place = this.#placeOf.get(id);
      if (place === undefined) continue;
      this.#placeOf.delete(id);
      this.#persons[place] = undefined;
      touched.add(place);
    }
    if (touched.size === 0) return;
    for (const place of touched) this.#stale.add(place);
    if (this.#stale.size > MOST_FRESH) this.fold();
    else this.#readyFresh();
  }

  /** Makes one of what was ready and what came since. */
  fold(): void {
    if (this.#stale.size === 0) return;
    this.#whole = prepareRegister(this.records());
    this.#stale = new Set();
    this.#fresh = undefined;
  }

  /** The persons most like this record, best first; the probabilities are among those meant. */
  like(record: PersonRecord, limit: number, isMeant: IsMeant): LikePerson[] {
    const fresh = this.#fresh;
    const found = [
      ...findLike(this.#whole, record, LOOKED_AT).filter(({ person }) => !this.#stale.has(person)),
      ...(fresh === undefined
        ? []
        : findLike(fresh.prepared, record, LOOKED_AT).map((one) => ({
            ...one,
            person: fresh.places[one.person] ?? -1,
          }))),
    ];
    const meant = found
      .flatMap(({ person: place, ...like }): LikePerson[] => {
        const person = this.#persons[place];
        return person !== undefined && isMeant(person) ? [{ ...like, person }] : [];
      })
      .sort((one, other) => other.weight - one.weight)
      .slice(0, limit);
    const all = 1 + meant.reduce((sum, { weight }) => sum + 2 ** weight, 0);
    return meant.map((one) => ({ ...one, probability: 2 ** one.weight / all }));
  }

  /** As the engine links a whole roster; after each turn others may be looked up. Candidates are named by their place. */
  *link(
    rows: readonly PersonRecord[],
    { oneToOne, isMeant }: { readonly oneToOne: boolean; readonly isMeant: IsMeant },
  ): Generator<undefined, LinkedRow[]> {
    this.fold();
    const whole = this.#whole;
    const of = (place: number): boolean => {
      const person = this.#persons[place];
      return person !== undefined && isMeant(person);
    };
    const linked: LinkedRow[] = [];
    for (let from = 0; from < rows.length; from += ROWS_A_TURN) {
      const turn = linkRoster(whole, rows.slice(from, from + ROWS_A_TURN), { oneToOne: false, of });
      for (const row of turn) linked.push({ ...row, row: from + row.row });
      yield;
    }
    return oneToOne ? eachPersonOnce(linked) : linked;
  }

  #readyFresh(): void {
    const places = [...this.#stale].filter((place) => this.#persons[place] !== undefined);
    this.#fresh =
      places.length === 0
        ? undefined
        : {
            places,
            prepared: prepareRegister(
              places.map((place) => this.#recordAt(place)),
              this.#model(places.length),
            ),
          };
  }

  #recordAt(place: number): PersonRecord {
    const person = this.#persons[place];
    return person === undefined ? NOBODY : recordOf(person);
  }

  /** A few persons, weighed as among all of them. */
  #model(count: number): LinkageModel {
    const { expectedShare } = registerModel;
    if (expectedShare === undefined) return registerModel;
    return { ...registerModel, expectedShare: (expectedShare * (count + 1)) / (this.size + 1) };
  }
}

const NOBODY: PersonRecord = {
  ...{ name: "", formerNames: [], sex: null, birthDate: null },
  ...{ citizenNo: null, phones: [], placeCode: null, kin: [] },
};

function isComparedAlike(one: PersonToLink, other: PersonToLink): boolean {
  return JSON.stringify(recordOf(one)) === JSON.stringify(recordOf(other));
}
