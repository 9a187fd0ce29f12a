/** A visit as it is being written at the desk, and what goes to the server of it. Pure. */
import type { FieldFault } from "../../../../kernel/problem.ts";
import type { VisitCheck, VisitDone, VisitManner } from "../visit-codes.contract.ts";
import { faultsOfVisit } from "../visit-form.ts";
import type { VisitInput } from "../visits.contract.ts";

export type Absence = NonNullable<VisitInput["absentWhy"]>;

export interface VisitDraft {
  readonly on: string | undefined;
  readonly manner: VisitManner;
  readonly sawChild: boolean | undefined;
  readonly absentWhy: Absence | undefined;
  readonly sawCarer: boolean | undefined;
  /** By what was looked at: well, or not; absent: not looked at. */
  readonly looked: Readonly<Partial<Record<VisitCheck, "well" | "trouble">>>;
  readonly troubles: Readonly<Partial<Record<VisitCheck, string>>>;
  readonly childWords: string;
  readonly carerWords: string;
  readonly done: readonly VisitDone[];
  readonly note: string;
  readonly riskConcern: string;
  readonly lookAgainOn: string | undefined;
}

export function emptyVisit(today: string): VisitDraft {
  return {
    on: today,
    manner: "home",
    sawChild: undefined,
    absentWhy: undefined,
    sawCarer: undefined,
    looked: {},
    troubles: {},
    childWords: "",
    carerWords: "",
    done: [],
    note: "",
    riskConcern: "",
    lookAgainOn: undefined,
  };
}

/** All that is asked was looked at and is well: one press, then what is not is said. */
export function allWell(checks: readonly VisitCheck[]): VisitDraft["looked"] {
  return Object.fromEntries(checks.map((check) => [check, "well" as const]));
}

interface Ids {
  readonly id: string;
  readonly childId: string;
}

/** What is sent; undefined: something that must be said is not. Checks that are not asked of this child are left out. */
export function inputOf(
  draft: VisitDraft,
  { id, childId }: Ids,
  checks: readonly VisitCheck[],
): VisitInput | undefined {
  const { on, manner, sawChild, sawCarer, absentWhy, lookAgainOn, done } = draft;
  if (on === undefined || sawChild === undefined || sawCarer === undefined) return undefined;
  const looked = checks.filter((check) => draft.looked[check] !== undefined);
  const troubles = looked
    .filter((check) => draft.looked[check] === "trouble")
    .map((check) => ({ check, words: (draft.troubles[check] ?? "").trim() }));
  return {
    id,
    childId,
    on,
    manner,
    sawChild,
    sawCarer,
    looked,
    troubles,
    done: [...done],
    photos: [],
    campaigns: [],
    ...(!sawChild && absentWhy !== undefined ? { absentWhy } : {}),
    ...(lookAgainOn === undefined ? {} : { lookAgainOn }),
    ...said("childWords", draft.childWords),
    ...said("carerWords", draft.carerWords),
    ...said("note", draft.note),
    ...said("riskConcern", draft.riskConcern),
  };
}

function said<Key extends string>(key: Key, words: string): { readonly [Said in Key]?: string } {
  const trimmed = words.trim();
  return trimmed === "" ? {} : ({ [key]: trimmed } as { readonly [Said in Key]?: string });
}

/** By field; what is missing at the very beginning as well. */
export function faultsOf(draft: VisitDraft, ids: Ids, checks: readonly VisitCheck[]): FieldFault[] {
  const input = inputOf(draft, ids, checks);
  if (input === undefined) {
    const miss = (path: string, message: string): FieldFault => ({ path, code: "required", message });
    return [
      ...(draft.on === undefined ? [miss("on", "请填走访日期")] : []),
      ...(draft.sawChild === undefined ? [miss("sawChild", "请选见到孩子没有")] : []),
      ...(draft.sawCarer === undefined ? [miss("sawCarer", "请选见到照料人没有")] : []),
    ];
  }
  return [
    ...faultsOfVisit(input),
    ...input.troubles.flatMap(({ check, words }) =>
      words === "" ? [{ path: `troubles.${check}`, code: "required", message: "请写一句是什么情况" }] : [],
    ),
  ];
}
