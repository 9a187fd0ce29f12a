/**
 * What a village may tell of a family, section by section: what is told of it, how it is said, who may write it, and what becomes of it
 * where somebody else has written meanwhile. Pure.
 */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { mask } from "../../../kernel/masking.ts";
import { readPhones } from "../../../kernel/phone.ts";
import { type ConditionCode, conditionCodes } from "../../registry/codes.contract.ts";
import { type FactKindName, factKinds } from "../../registry/facts.contract.ts";
import { type ToldSection, toldSectionCodes } from "./told-changes.contract.ts";

export type ToldValue = Readonly<Record<string, unknown>>;

export interface ToldSectionSpec {
  readonly about: "child" | "relative" | "anyone";
  /** The register's kind of fact that it becomes. */
  readonly fact: FactKindName | null;
  readonly value: z.ZodType<ToldValue>;
  readonly say: (value: ToldValue) => string;
  /** Whether a director writes it into the file, or the township looks into it first. */
  readonly isDirect: (value: ToldValue) => boolean;
}

const phone = z.object({
  phone: z
    .string()
    .trim()
    .max(40)
    .refine((text) => readPhones(text).kind === "numbers", "这个电话不对，请数一数位数"),
});

/** A village knows these by itself; whatever else decides about money or guardianship, and the township asks for the paper. */
const knownInVillage: ReadonlySet<ConditionCode> = new Set(["capable", "outOfContact", "migrantWork"]);

function ofFact(kind: FactKindName, required: string): ToldSectionSpec["value"] {
  const shape = factKinds[kind].value.shape as Record<string, z.ZodType>;
  return z.object(shape).refine((value) => Object.values(value).some((part) => part !== undefined), required);
}

const sayFactOf = (kind: FactKindName) => factKinds[kind].say as (value: ToldValue) => string;

export const toldSections: Readonly<Record<ToldSection, ToldSectionSpec>> = {
  phone: {
    about: "anyone",
    fact: null,
    value: phone,
    say: ({ phone: number }) => (typeof number === "string" ? mask("phone", number) : ""),
    isDirect: () => true,
  },
  schooling: {
    about: "child",
    fact: "schooling",
    value: ofFact("schooling", "请写学校或者读到哪"),
    say: sayFactOf("schooling"),
    isDirect: () => true,
  },
  health: {
    about: "child",
    fact: "health",
    value: ofFact("health", "请选身体怎么样"),
    say: sayFactOf("health"),
    isDirect: () => true,
  },
  care: {
    about: "child",
    fact: "leftBehindCare",
    value: ofFact("leftBehindCare", "请选现在谁照料"),
    say: sayFactOf("leftBehindCare"),
    isDirect: () => true,
  },
  parent: {
    about: "relative",
    fact: "condition",
    value: ofFact("condition", "请选现在怎么样"),
    say: sayFactOf("condition"),
    isDirect: ({ condition }) => knownInVillage.has(condition as ConditionCode),
  },
  parentBack: {
    about: "relative",
    fact: "condition",
    value: z.object({ condition: z.enum(conditionCodes.codes) }),
    say: ({ condition }) => `${sayCondition(condition)}结束了`,
    isDirect: () => false,
  },
  residence: {
    about: "child",
    fact: "residence",
    value: z.object({
      villageCode: z
        .string()
        .regex(/^\d{12}$/)
        .optional(),
      address: freeText(200).min(1, "请写搬到哪里"),
    }),
    say: ({ address }) => `搬到${String(address)}`,
    isDirect: () => false,
  },
  other: {
    about: "anyone",
    fact: null,
    value: z.object({ words: freeText(300).min(1, "请写有什么变化") }),
    say: ({ words }) => String(words),
    isDirect: () => false,
  },
};

function sayCondition(condition: unknown): string {
  const code = String(condition);
  return conditionCodes.has(code) ? conditionCodes.label(code) : code;
}

export const titleOf = (section: ToldSection) => toldSectionCodes.label(section);

/** As a phone names the version of what it shows: of somebody of the family `section:person`. */
export function versionKey(section: ToldSection, personId: string | null): string {
  return personId === null ? section : `${section}:${personId}`;
}

export type Verdict =
  /** Nobody has written since: what was told is laid over what holds. */
  | { readonly kind: "write"; readonly value: ToldValue; readonly isMerged: boolean }
  /** It stands there already. */
  | { readonly kind: "known" }
  | { readonly kind: "conflict" };

export interface Meeting {
  /** The phone showed what holds now. */
  readonly isFresh: boolean;
  /** What the phone showed; null: nothing, or what nobody can look up any more. */
  readonly shown: ToldValue | null;
  readonly holds: ToldValue | null;
  readonly told: ToldValue;
}

/**
 * What was told meets what holds. Only what the teller changed counts as told: fields that stand as the phone showed them are nobody's
 * news. Two who changed different fields are both right; two who changed one field differ, and nothing is overwritten.
 */
export function meet({ isFresh, shown, holds, told }: Meeting): Verdict {
  const changed = isFresh ? fieldsThatDiffer(holds, told) : fieldsThatDiffer(shown, told);
  const news = changed.filter((field) => !isSame(told[field], holds?.[field]));
  if (news.length === 0) return { kind: "known" };
  if (!isFresh) {
    const meanwhile = new Set(fieldsThatDiffer(shown, holds ?? {}, true));
    if (news.some((field) => meanwhile.has(field))) return { kind: "conflict" };
  }
  const value = Object.fromEntries(news.map((field) => [field, told[field]]));
  return { kind: "write", value, isMerged: !isFresh && holds !== null };
}

/** Fields of `other` that say something else than `one`; with `both` also those that are only in `one`. */
function fieldsThatDiffer(one: ToldValue | null, other: ToldValue, both = false): string[] {
  const fields = new Set([...Object.keys(other), ...(both ? Object.keys(one ?? {}) : [])]);
  return [...fields].filter((field) => !isSame(one?.[field], other[field]));
}

function isSame(one: unknown, other: unknown): boolean {
  return (one ?? null) === (other ?? null);
}
