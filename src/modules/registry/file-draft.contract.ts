/** The register's one write model: what an import, a form or the demonstration district brings about one child and its people. */

import type { SexCode } from "./codes.contract.ts";
import type { FactKindName } from "./facts.contract.ts";

export interface PersonDraft {
  readonly name: string;
  readonly formerNames?: readonly string[];
  readonly sex?: SexCode;
  /** ISO date; unknown for many adults. */
  readonly birthDate?: string;
  /** GB/T 3304 two digits; 01 is Han. */
  readonly ethnicity?: string;
  readonly citizenNo?: string;
  readonly phone?: string;
}

export interface FactDraft {
  readonly kind: FactKindName;
  /** First day on which it holds. */
  readonly from: string;
  /** First day on which it holds no longer; absent: still holds. */
  readonly to?: string;
  /** As the kind's schema in facts.contract.ts says. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Fields that hold no longer from that day on. What a draft merely does not speak of stays as it is known. */
  readonly without?: readonly string[];
  /** What proves it, in words (判决书号, 残疾证 …). */
  readonly evidence?: string;
}

export interface KinDraft {
  /** GB/T 4761 code of `relationCodes`. */
  readonly relation: string;
  readonly person: PersonDraft;
  readonly facts: readonly FactDraft[];
  /** The person who cares for the child day by day (实际照护人). */
  readonly caresForChild?: boolean;
}

export interface FileDraft {
  readonly child: PersonDraft;
  readonly facts: readonly FactDraft[];
  readonly kin: readonly KinDraft[];
}

/** What a person should look at, though the draft was taken. */
export type Remark =
  /** The child's number belongs to a file of another name. */
  | { readonly kind: "otherName" }
  /** The number of this relative belongs to a child of another place: recorded without it. */
  | { readonly kind: "kinElsewhere"; readonly relation: string }
  /** The number of somebody known by name alone belongs to another person of the register: two records of one, most likely. */
  | { readonly kind: "numberOfAnother"; readonly name: string };
