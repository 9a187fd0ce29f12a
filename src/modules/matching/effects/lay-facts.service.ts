/** One thing that a row says, laid over what is known of the person; what comes of it is an effect, whichever it is. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { factKinds } from "../../registry/facts.contract.ts";
import { isElderOf, type RosterPerson, type Statement } from "../../registry/roster-facts.contract.ts";
import { sayFact, writeRosterFact } from "../../registry/roster-facts.service.ts";
import type { RosterType, RowValues, SaidFact } from "../rosters/roster-type.ts";
import type { EffectDetail } from "./effect-detail.contract.ts";
import { alsoAtOf } from "./effect-places.ts";
import type { EffectWrite } from "./effects.store.ts";
import { layOver } from "./lay-over.ts";

export interface Applying {
  readonly pairId: string;
  readonly batchId: string;
  readonly person: RosterPerson;
  readonly type: RosterType;
  readonly values: RowValues;
  readonly asOf: IsoDate;
  /** Where it is known from, in words. */
  readonly source: string;
}

export interface LaidFact {
  readonly effect: EffectWrite;
  /** It is believed now, and holds on the roster's day. */
  readonly holds: boolean;
  readonly says: string;
}

/** `statements`: what is known of the person by now. */
export async function layFact(
  tx: Tx,
  applying: Applying,
  said: SaidFact,
  statements: readonly Statement[],
): Promise<LaidFact> {
  const { person, type, asOf, batchId, source } = applying;
  const laid = layOver(said, {
    about: { ...person, isRelative: person.children.some(isElderOf) },
    statements,
    asOf,
    ends: type.endsWhenGone,
  });
  const says = `${factKinds[said.kind].label}：${sayFact(said.kind, said.value)}（${said.from} 起）`;
  const detail = { source, says, holds: "" };
  const holds = said.to === null || said.to > asOf;
  switch (laid.verdict) {
    case "known": {
      const effect = effectOf(applying, "fact", "confirmed", { ...detail, isKnown: true }, laid.factId);
      return { effect, holds, says };
    }
    case "over": {
      const effect = effectOf(
        applying,
        "ending",
        "waiting",
        { ...detail, holds: laid.holds, ends: "said", on: laid.on },
        laid.factId,
      );
      return { effect, holds: false, says };
    }
    case "contradicts": {
      const about = { ...detail, why: laid.why, holds: laid.holds };
      return { effect: effectOf(applying, "discrepancy", "waiting", about), holds: false, says };
    }
    case "new": {
      const evidence = [laid.draft.evidence, source].filter((part) => part !== undefined && part !== "");
      const { factId, ...written } = await writeRosterFact(tx, {
        ...{ personId: person.id, scopeCode: person.scopeCode, batchId, reason: source },
        draft: { ...laid.draft, evidence: evidence.join("；") },
        givingWay: laid.givingWay,
      });
      return {
        effect: effectOf(applying, "fact", "written", { ...detail, ...written }, factId),
        holds,
        says,
      };
    }
  }
}

export function effectOf(
  { batchId, pairId, person }: Pick<Applying, "batchId" | "person"> & { readonly pairId: string | null },
  kind: EffectWrite["kind"],
  state: EffectWrite["state"],
  detail: EffectDetail,
  factId: string | null = null,
): EffectWrite {
  // A parent's own place may be anywhere: what follows is seen where the child is.
  const own = person.children.find(({ id }) => id === person.id);
  const child = own ?? person.children.find(({ isOpen }) => isOpen) ?? person.children[0];
  const scopeCode = child?.scopeCode ?? person.scopeCode;
  const isSeenAtAll = kind === "ending" || kind === "discrepancy";
  return {
    ...{
      id: newId(),
      batchId,
      pairId,
      kind,
      personId: person.id,
      childId: child?.id ?? null,
      factId,
      state,
      detail,
    },
    scopeCode,
    alsoAt: isSeenAtAll ? alsoAtOf(person.children.filter(isElderOf), scopeCode) : {},
  };
}
