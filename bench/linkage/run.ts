/** One linkage, timed by phase. */
import { rulesFor, score, type Tables, train } from "../../src/modules/matching/engine/link-tables.ts";
import type {
  LinkageModel,
  LinkageSpec,
  LinkedPair,
} from "../../src/modules/matching/engine/linkage.contract.ts";
import { type FieldValue, tableOf, vocabulariesOf } from "../../src/modules/matching/engine/record-table.ts";
import { refineKinds } from "../../src/modules/matching/engine/refine-fields.ts";

export interface Side {
  readonly size: number;
  readonly valueAt: (record: number, field: number) => FieldValue;
}

export interface Timed {
  /** Seconds by the clock. */
  readonly seconds: Readonly<Record<string, number>>;
  /** Seconds of the processor in all. */
  readonly cpu: number;
}

export interface Ran extends Timed {
  readonly pairs: readonly LinkedPair[];
  readonly model: LinkageModel;
  /** Groups of fields and their parts, as a specification names them. */
  readonly rules: readonly (readonly string[])[];
}

export function run(spec: LinkageSpec, left: Side, right: Side | undefined, stored?: LinkageModel): Ran {
  const seconds: Record<string, number> = {};
  const cpu = process.cpuUsage();
  const timed = <T>(phase: string, work: () => T): T => {
    const began = performance.now();
    const result = work();
    seconds[phase] = Math.round(performance.now() - began) / 1000;
    return result;
  };
  const tables = timed("prepare", (): Tables => {
    const fields = refineKinds(spec.fields, left.size, left.valueAt);
    const vocabularies = vocabulariesOf(fields);
    const ofLeft = tableOf(vocabularies, left.size, left.valueAt);
    const ofRight = right ? tableOf(vocabularies, right.size, right.valueAt) : ofLeft;
    return { spec: { ...spec, fields }, vocabularies, left: ofLeft, right: ofRight };
  });
  const rules = timed("block", () => rulesFor(tables));
  const model = stored ?? timed("train", () => train(tables, rules));
  const pairs = timed("score", () => score(tables, rules, model));
  const { user, system } = process.cpuUsage(cpu);
  const named = rules.map(({ parts }) =>
    parts.map(({ field, atom }) => `${spec.fields[field]?.name}.${atom}`),
  );
  return { pairs, model, rules: named, seconds, cpu: (user + system) / 1e6 };
}
