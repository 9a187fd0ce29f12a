/** A value that the register knows, with the fact that it was read from: the applicant confirms it instead of typing it. Pure. */
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import { businessDate } from "../../../../kernel/clock.ts";
import type { ChildFile, FactView } from "../../../registry/child-file.contract.ts";

export type Relative = ChildFile["kin"][number];

export interface FactSource {
  readonly kind: "fact";
  /** 来自……, as it stands beside the value. */
  readonly words: string;
  /** Since when it holds. */
  readonly on: IsoDate;
  readonly factId?: string;
}

export interface KnownValue {
  readonly value: unknown;
  readonly source: FactSource;
}

export type KnownFields = Readonly<Record<string, KnownValue>>;

/** Puts down what is known; what is not leaves no trace. */
export class Sheet {
  readonly fields: Record<string, KnownValue> = {};

  put(field: string, value: unknown, source: FactSource): void {
    if (value === undefined || value === null || value === "") return;
    if (Array.isArray(value) && value.length === 0) return;
    this.fields[field] = { value, source };
  }
}

/** "父亲情形 · 依据判决书 · 王建国 2026-11-01 登记" */
export function fromFact(fact: FactView, whose = ""): FactSource {
  const proof = fact.evidence === null || fact.evidence === "" ? "" : ` · 依据：${fact.evidence}`;
  const recorded = ` · ${fact.recordedBy} ${businessDate(new Date(fact.recordedAt))} 登记`;
  const what = whose === "" ? fact.label : `${whose}情形`;
  return { kind: "fact", words: `${what}${proof}${recorded}`, on: fact.from, factId: fact.id };
}

export function fromFile(file: Pick<ChildFile, "fileNo" | "openedOn">, what: string): FactSource {
  return { kind: "fact", words: `儿童档案 ${file.fileNo} · ${what}`, on: file.openedOn };
}

/** The fact of a kind that holds on the day of the file's view. */
export function holding(facts: readonly FactView[], kind: string): FactView | undefined {
  return facts.find((fact) => fact.kind === kind && fact.holds);
}

export function textOf(fact: FactView | undefined, key: string): string | undefined {
  const value = fact?.value[key];
  return typeof value === "string" ? value : undefined;
}
