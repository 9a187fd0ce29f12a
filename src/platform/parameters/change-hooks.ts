/** What rooms say and do when parameters change: whom it affects beforehand, what follows from it afterwards. */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Fen } from "../../kernel/money.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { ParameterValue } from "./parameter-value.contract.ts";

export interface ChangedParameter {
  readonly key: string;
  readonly from: IsoDate;
  /** The first day on which it no longer holds. */
  readonly to: IsoDate | null;
  /** Null where nothing held before. */
  readonly before: ParameterValue | null;
  readonly after: ParameterValue;
}

export interface ParameterChange {
  /** Null as long as it is only a draft. */
  readonly id: string | null;
  readonly document: string;
  readonly issuedOn: IsoDate;
  /** Those whose key begins with the hook's prefix. */
  readonly rows: readonly ChangedParameter[];
}

export interface PlaceImpact {
  readonly placeCode: string;
  readonly affected: number;
  readonly monthlyFen: Fen;
  readonly arrearsFen: Fen;
}

export interface ParameterImpact {
  /** Of which payment or rule this is said, in Chinese. */
  readonly what: string;
  /** Children whose payment or verdict changes. */
  readonly affected: number;
  /** More (or less) a month from now on, all together. */
  readonly monthlyFen: Fen;
  /** To be paid afterwards for months that are paid already. */
  readonly arrearsFen: Fen;
  readonly byPlace?: readonly PlaceImpact[];
  /** A few of them, for who wants to check by hand. */
  readonly examples: readonly { readonly childId: string; readonly name: string; readonly words: string }[];
}

/** Reads and reckons, changes nothing. Asked again and again; the same facts give the same answer. */
export type PreviewHook = (
  tx: Tx,
  app: App,
  change: ParameterChange,
) => Promise<ParameterImpact | readonly ParameterImpact[]>;

/** Runs in the transaction of the confirmation, when the new rows are there already. */
export type ConfirmedHook = (tx: Tx, app: App, change: ParameterChange) => Promise<void>;

interface Registered<Hook> {
  readonly keyPrefix: string;
  readonly hook: Hook;
}

const previews: Registered<PreviewHook>[] = [];
const confirmed: Registered<ConfirmedHook>[] = [];

/** A room says whom a change of its parameters affects; called once, by its module. */
export function previewParameter(keyPrefix: string, hook: PreviewHook): void {
  previews.push({ keyPrefix, hook });
}

/** A room acts once a change of its parameters is confirmed; called once, by its module. */
export function onParametersConfirmed(keyPrefix: string, hook: ConfirmedHook): void {
  confirmed.push({ keyPrefix, hook });
}

export interface GatheredImpacts {
  readonly impacts: readonly ParameterImpact[];
  /** Changed keys of which no room has said whom they affect: not the same as nobody. */
  readonly unreckoned: readonly string[];
}

/** One after another: they share a transaction. */
export async function gatherImpacts(tx: Tx, app: App, change: ParameterChange): Promise<GatheredImpacts> {
  const impacts: ParameterImpact[] = [];
  const reckoned = new Set<string>();
  for (const { keyPrefix, hook } of previews) {
    const part = partOf(change, keyPrefix);
    if (part.rows.length === 0) continue;
    impacts.push(...[await hook(tx, app, part)].flat());
    for (const { key } of part.rows) reckoned.add(key);
  }
  return {
    impacts,
    unreckoned: change.rows.map(({ key }) => key).filter((key) => !reckoned.has(key)),
  };
}

export async function tellConfirmed(tx: Tx, app: App, change: ParameterChange): Promise<void> {
  for (const { keyPrefix, hook } of confirmed) {
    const part = partOf(change, keyPrefix);
    if (part.rows.length > 0) await hook(tx, app, part);
  }
}

function partOf(change: ParameterChange, keyPrefix: string): ParameterChange {
  return { ...change, rows: change.rows.filter(({ key }) => key.startsWith(keyPrefix)) };
}
