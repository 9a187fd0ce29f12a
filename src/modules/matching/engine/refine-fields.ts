/** What a linkage's declaration leaves out and its data show: which identifiers are citizen numbers, and which fields such a number tells. */
import { readCitizenId } from "../../../kernel/citizen-id.ts";
import type { FieldSpec } from "./linkage.contract.ts";
import { randomFrom } from "./random-numbers.ts";
import type { FieldValue, RecordTable } from "./record-table.ts";
import type { ToldPart, Vocabulary } from "./vocabulary.ts";

const SAMPLE = 2000;
const MOST = 0.5;

/**
 * An identifier most of whose values are sound citizen numbers is compared as one: masks, slips and cut ends are known then. Chinese names
 * are weighed by how many bear them, unless it is declared otherwise.
 */
export function refineKinds(
  fields: readonly FieldSpec[],
  size: number,
  valueAt: (record: number, field: number) => FieldValue,
): readonly FieldSpec[] {
  return fields.map((field, place) => {
    if (field.kind === "chineseName" && field.anyOf !== true) return { termFrequency: true, ...field };
    if (field.kind !== "identifier") return field;
    let [known, sound] = [0, 0];
    for (let record = 0; record < size; record += Math.max(1, Math.floor(size / SAMPLE))) {
      const value = valueAt(record, place);
      if (typeof value !== "string" || value === "") continue;
      known++;
      if (readCitizenId(value.trim().toUpperCase()).kind === "sound") sound++;
    }
    return sound > known * MOST ? { ...field, kind: "citizenNo" } : field;
  });
}

const PARTS: readonly ToldPart[] = ["birth", "sex", "area"];
const PAIRS = 50_000;
/** Of records whose numbers have the part in common, so many agree in what it tells; the others are errors. */
const TOLD_FROM = 0.8;
/** Where any two records agree as often, nothing is told. */
const BY_CHANCE = 0.7;

/** Fields that a citizen number on the same record tells, so that agreement is not counted twice. Declared ones stay as they are. */
export function findTold(
  fields: readonly FieldSpec[],
  vocabularies: readonly Vocabulary[],
  table: RecordTable,
): readonly FieldSpec[] {
  const teller = vocabularies.findIndex(({ parts }) => parts !== undefined);
  const parts = vocabularies[teller]?.parts;
  if (parts === undefined || fields.some(({ toldBy }) => toldBy !== undefined)) return fields;
  const neighbours = PARTS.map((part) => ({
    part,
    pairs: pairsWithSame(table.columns[teller]?.first, parts[part]),
  }));
  const strangers = pairsOfAny(table.size);
  return fields.map((field, place) => {
    const ids = table.columns[place]?.first;
    if (place === teller || ids === undefined || agreement(ids, strangers) > BY_CHANCE) return field;
    const telling = neighbours.find(({ pairs }) => agreement(ids, pairs) >= TOLD_FROM);
    return telling === undefined
      ? field
      : { ...field, toldBy: { field: fields[teller]?.name ?? "", part: telling.part } };
  });
}

type PairList = readonly (readonly [number, number])[];

function pairsWithSame(numbers: Int32Array | undefined, partOf: (id: number) => number): PairList {
  const last = new Map<number, number>();
  const pairs: [number, number][] = [];
  for (const [record, id] of (numbers ?? []).entries()) {
    const part = id === -1 ? 0 : partOf(id);
    if (part === 0) continue;
    const before = last.get(part);
    if (before !== undefined && numbers?.[before] !== id) pairs.push([before, record]);
    if (pairs.length >= PAIRS) break;
    last.set(part, record);
  }
  return pairs;
}

function pairsOfAny(size: number): PairList {
  const draw = randomFrom(1);
  const any = () => Math.floor(draw() * size);
  return Array.from({ length: SAMPLE }, () => [any(), any()] as const).filter(([a, b]) => a !== b);
}

/** Share of the pairs that agree, of those that both have a value; 0 where too few have to tell. */
function agreement(ids: Int32Array, pairs: PairList): number {
  let [both, same] = [0, 0];
  for (const [a, b] of pairs) {
    if (ids[a] === -1 || ids[b] === -1) continue;
    both++;
    if (ids[a] === ids[b]) same++;
  }
  return both < FEW ? 0 : same / both;
}

const FEW = 30;
