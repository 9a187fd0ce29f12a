/** What the demonstration district consists of, and how its facts are written. */
import type { FactKindName, FactValue } from "../facts.contract.ts";
import type { FactDraft, FileDraft, PersonDraft } from "../file-draft.contract.ts";
import { type Day, isoOf } from "./demo-days.ts";

export interface DemoFile {
  readonly draft: FileDraft;
  readonly openedOn: string;
  /** The file is closed from this day on; its facts are left open, closing them is the register's act. */
  readonly ended?: {
    readonly on: string;
    readonly reason: "died" | "adopted" | "movedAway" | "other";
    readonly note: string;
  };
  /** Why a category ended, or what the file is there to show. */
  readonly note?: string;
}

/** An optional property may be given as undefined, and is then left out. */
type Loose<Value> = { [Key in keyof Value]: Value[Key] | undefined };

/** Copies only where something is undefined: most values are whole. */
function withoutUndefined(value: object): Record<string, unknown> {
  const whole = value as Record<string, unknown>;
  let gaps = 0;
  for (const key in whole) if (whole[key] === undefined) gaps++;
  if (gaps === 0) return whole;
  const result: Record<string, unknown> = {};
  for (const key in whole) if (whole[key] !== undefined) result[key] = whole[key];
  return result;
}

export function fact<Kind extends FactKindName>(
  kind: Kind,
  from: Day,
  value: FactValue<Kind>,
  more: { readonly to?: Day | undefined; readonly evidence?: string | undefined } = {},
): FactDraft {
  return withoutUndefined({
    kind,
    from: isoOf(from),
    to: more.to === undefined ? undefined : isoOf(more.to),
    value: withoutUndefined(value),
    evidence: more.evidence,
  }) as unknown as FactDraft;
}

export function person(draft: Loose<PersonDraft>): PersonDraft {
  return withoutUndefined(draft) as unknown as PersonDraft;
}

/** The person without what is not known of it. */
export function personLacking(draft: PersonDraft, ...unknown: readonly (keyof PersonDraft)[]): PersonDraft {
  return person({ ...draft, ...Object.fromEntries(unknown.map((key) => [key, undefined])) });
}
