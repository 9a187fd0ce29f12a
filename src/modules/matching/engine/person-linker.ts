/** Finds the persons of the register that rows of a roster speak of, or somebody typed on screen. */
import type { MatchBand, PersonRecord } from "../person-record.ts";
import { BlockIndex } from "./block-index.ts";
import type { LinkageModel } from "./linkage.contract.ts";
import { bandOf, type Candidate } from "./person-bands.ts";
import { fieldOf, personFields, personRules } from "./person-fields.ts";
import { keysOf } from "./record-keys.ts";
import { eachKey, type RecordTable, tableOf, vocabulariesOf } from "./record-table.ts";
import { registerModel } from "./register-model.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { explain, probabilityOf, type Weights, weigh, weightsOf } from "./weights.ts";

export interface PreparedRegister {
  readonly model: LinkageModel;
  readonly vocabularies: readonly Vocabulary[];
  readonly table: RecordTable;
  readonly indexes: readonly BlockIndex[];
  readonly weights: Weights;
  /** By row of work: when a person was looked at last, so that nobody is compared twice. */
  readonly seen: Int32Array;
  turn: number;
}

export interface LinkedRow {
  readonly row: number;
  readonly band: MatchBand;
  /** Best first; none for a stranger's row. */
  readonly candidates: readonly Candidate[];
}

export interface LinkOptions {
  /** The roster names a person at most once. */
  readonly oneToOne: boolean;
  /** Which persons of the register it can speak of. */
  readonly of?: (person: number) => boolean;
}

const MOST_CANDIDATES = 5;
/** Of more persons under one key none is told by it. */
const MOST_UNDER_KEY = 400;

/** As a list has them; each is asked for in its turn, so that millions need not all be at hand. */
export interface Persons {
  readonly length: number;
  at(index: number): PersonRecord | undefined;
}

export function prepareRegister(persons: Persons, model: LinkageModel = registerModel): PreparedRegister {
  const vocabularies = vocabulariesOf(personFields);
  const table = tableOf(vocabularies, persons.length, (person, field) => fieldOf(persons.at(person), field));
  const indexes = personRules.map((rule) => new BlockIndex(keysOf(vocabularies, table, rule)));
  const prior = model.expectedShare === undefined ? model.prior : model.expectedShare / (table.size + 1);
  const weights = weightsOf({ ...model, prior }, vocabularies, table);
  return { model, vocabularies, table, indexes, weights, seen: new Int32Array(table.size), turn: 0 };
}

export function linkRoster(
  register: PreparedRegister,
  rows: readonly PersonRecord[],
  options: LinkOptions,
): LinkedRow[] {
  const table = tableOf(register.vocabularies, rows.length, (row, field) => fieldOf(rows[row], field));
  const linked = rows.map((_, row): LinkedRow => {
    const candidates = candidatesOf(register, table, row, MOST_CANDIDATES, options.of);
    const band = bandOf(candidates, register.model);
    return { row, band, candidates: band === "none" ? [] : candidates };
  });
  return options.oneToOne ? eachPersonOnce(linked) : linked;
}

/** The persons most like the one typed, best first. */
export function findLike(
  register: PreparedRegister,
  record: PersonRecord,
  limit: number,
): readonly Candidate[] {
  const table = tableOf(register.vocabularies, 1, (_, field) => fieldOf(record, field));
  return candidatesOf(register, table, 0, limit);
}

function candidatesOf(
  register: PreparedRegister,
  rows: RecordTable,
  row: number,
  limit: number,
  isMeant: (person: number) => boolean = () => true,
): readonly Candidate[] {
  const best = bestWeights(register, rows, row, limit, isMeant);
  // One row is one person at most, so the candidates share the probability with each other and with nobody.
  const all = 1 + best.reduce((sum, { weight }) => sum + 2 ** weight, 0);
  return best.map(({ person, weight }) => ({
    person,
    weight,
    probability: best.length === 1 ? probabilityOf(weight) : 2 ** weight / all,
    compared: explain(register.weights, rows, row, register.table, person),
  }));
}

interface Weighed {
  readonly person: number;
  readonly weight: number;
}

function bestWeights(
  register: PreparedRegister,
  rows: RecordTable,
  row: number,
  limit: number,
  isMeant: (person: number) => boolean,
): readonly Weighed[] {
  const turn = ++register.turn;
  const best: Weighed[] = [];
  for (const [place, rule] of personRules.entries()) {
    eachKey(register.vocabularies, rows, rule, row, (key) => {
      register.indexes[place]?.each(key, MOST_UNDER_KEY, (person) => {
        if (register.seen[person] === turn) return;
        register.seen[person] = turn;
        if (!isMeant(person)) return;
        const least = best.length === limit ? best.at(-1)?.weight : undefined;
        const weight = weigh(register.weights, rows, row, register.table, person, least);
        if (weight !== Number.NEGATIVE_INFINITY) keepBest(best, limit, { person, weight });
      });
    });
  }
  return best;
}

function keepBest(best: Weighed[], limit: number, weighed: Weighed): void {
  const last = best.at(-1);
  if (best.length === limit && last !== undefined && last.weight >= weighed.weight) return;
  const after = best.findIndex(({ weight }) => weight < weighed.weight);
  best.splice(after === -1 ? best.length : after, 0, weighed);
  if (best.length > limit) best.pop();
}

/** Of several rows that are certainly one person the best stays certain; the others are for a person to look at. */
export function eachPersonOnce(linked: readonly LinkedRow[]): LinkedRow[] {
  const bestRow = new Map<number, LinkedRow>();
  for (const row of linked) {
    const [best] = row.candidates;
    if (row.band !== "certain" || best === undefined) continue;
    const other = bestRow.get(best.person)?.candidates[0];
    if (other === undefined || other.weight < best.weight) bestRow.set(best.person, row);
  }
  return linked.map((row) => {
    const [best] = row.candidates;
    const isFirst = best === undefined || bestRow.get(best.person) === row;
    return row.band === "certain" && !isFirst ? { ...row, band: "review" } : row;
  });
}
