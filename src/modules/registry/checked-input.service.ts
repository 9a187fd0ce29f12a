/** What people type about persons and facts, checked against what each kind declares, and made drafts. */
import type { z } from "zod";
import { today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../../platform/access/policy.ts";
import { isInScope } from "../../platform/access/scope.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { PlaceDirectory } from "../../platform/places/place-directory.ts";
import { soundNumber } from "./checked-numbers.service.ts";
import { type FactKindName, factKinds } from "./facts.contract.ts";
import type { FactDraft, KinDraft, PersonDraft } from "./file-draft.contract.ts";
import { type KinInput, type PersonInput, registryProblems } from "./registry.contract.ts";

export function demandNotInFuture(day: string): void {
  if (day > today()) throw new Problem(registryProblems.inFuture);
}

export function demandPlace(tx: Tx, places: PlaceDirectory, villageCode: string): void {
  if (places.find(villageCode)?.level !== "village") throw new Problem(registryProblems.placeUnknown);
  if (!isInScope(tx.scope, villageCode)) throw notFound();
}

export function checkedPerson(input: z.output<typeof PersonInput>): PersonDraft {
  const { citizenNo, phone, ...rest } = input;
  if (rest.birthDate !== undefined) demandNotInFuture(rest.birthDate);
  return {
    ...withoutUndefined(rest),
    name: input.name,
    ...(citizenNo === undefined || citizenNo === "" ? {} : { citizenNo: soundNumber(citizenNo) }),
    ...(phone === undefined || phone === "" ? {} : { phone }),
  };
}

export function kinDraft(input: z.output<typeof KinInput>): KinDraft {
  return {
    relation: input.relation,
    person: checkedPerson(input.person),
    caresForChild: input.caresForChild,
    facts: input.facts.map((fact) => checkedFact(fact, null, "adult")),
  };
}

/** The value as its kind declares it. @throws registry.fact.invalid, registry.date.beforeBirth, registry.date.inFuture */
export function checkedFact(
  input: {
    kind: string;
    from: string;
    to?: string | undefined;
    value: Record<string, unknown>;
    evidence?: string | undefined;
  },
  birthDate: string | null,
  about?: "child" | "adult",
  home?: string,
): FactDraft {
  const kind = input.kind as FactKindName;
  const { subject } = factKinds[kind];
  if (about !== undefined && subject !== "anyone" && subject !== about) throw invalidFact(WRONG_SUBJECT);
  if (Object.hasOwn(input.value, "accountSealed")) throw invalidFact(ACCOUNT_IS_SEALED);
  const schema = factKinds[kind].value as z.ZodType<Record<string, unknown>>;
  const without = Object.keys(input.value).filter((key) => input.value[key] === null);
  const parsed = schema.safeParse(
    Object.fromEntries(Object.entries(input.value).filter(([key]) => !without.includes(key))),
  );
  if (!parsed.success) {
    throw new Problem(registryProblems.factInvalid, {
      errors: parsed.error.issues.map((issue) => ({
        path: ["value", ...issue.path].join("."),
        code: issue.code,
        message: issue.message,
      })),
    });
  }
  demandNotInFuture(input.from);
  if (birthDate !== null && input.from < birthDate) throw new Problem(registryProblems.beforeBirth);
  if (input.to !== undefined && input.to <= input.from) {
    throw invalidFact(ENDS_BEFORE);
  }
  if (kind === "residence" && home !== undefined && parsed.data["villageCode"] !== home)
    throw invalidFact(MOVES_BY_ACT);
  return {
    kind,
    from: input.from,
    value: parsed.data,
    ...(without.length === 0 ? {} : { without }),
    ...(input.to === undefined ? {} : { to: input.to }),
    ...(input.evidence === undefined ? {} : { evidence: input.evidence }),
  };
}

const WRONG_SUBJECT = "这种情况不能登记在这个人身上：有的只属于孩子，有的只属于父母或照护人。没有登记。";

const ACCOUNT_IS_SEALED = "银行账号不能在这里填写。没有登记。";

export const ENDS_BEFORE = "结束的日期要晚于开始的日期，没有登记。请核对两个日期。";

const MOVES_BY_ACT = "换了村（社区）请办理“迁移”，这里只能改详细地址。没有登记。";

export function invalidFact(detail: string): Problem {
  return new Problem(registryProblems.factInvalid, { detail });
}

function withoutUndefined<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as never;
}

export function sayKind(kind: string): string {
  return Object.hasOwn(factKinds, kind) ? factKinds[kind as FactKindName].label : kind;
}
