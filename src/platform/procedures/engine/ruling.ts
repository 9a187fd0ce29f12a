/** What the engine is asked and what it answers: a situation, an act, and a ruling that tells of it or refuses it. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { WorkCalendar } from "../../../kernel/working-days.ts";
import type { Acting, HandedIn, Matter } from "../matter.ts";
import type { ProcedureVersion } from "../procedure.ts";

export interface Situation {
  readonly spec: ProcedureVersion;
  readonly calendar: WorkCalendar;
  readonly today: IsoDate;
  /** ISO 8601, for terms in hours. */
  readonly now: string;
  /** The number of each term's parameter as it holds today. */
  readonly terms: ReadonlyMap<string, number>;
  readonly by: Acting;
  /** The post in whose stead `by` acts. */
  readonly behalf?: Acting | undefined;
}

export type Act =
  | { readonly kind: "receive"; readonly on: IsoDate }
  | {
      readonly kind: "decide";
      readonly step: number;
      readonly outcome: string;
      readonly opinion: string;
      readonly to?: string | undefined;
      readonly on: IsoDate;
    }
  | {
      readonly kind: "askSupplement";
      readonly missing: readonly { readonly title: string; readonly says: string }[];
      readonly on: IsoDate;
    }
  /** A paper, or a change of the form, that was not there before. */
  | {
      readonly kind: "handIn";
      readonly papers: readonly HandedIn[];
      readonly says: string;
      readonly on: IsoDate;
    }
  /** All that was asked for is there, or all that will come: the clock goes on. */
  | { readonly kind: "supplement"; readonly on: IsoDate }
  | { readonly kind: "pause"; readonly code: string; readonly on: IsoDate; readonly reason: string }
  | { readonly kind: "resume"; readonly on: IsoDate; readonly result: string }
  | { readonly kind: "withdraw"; readonly reason: string; readonly on: IsoDate }
  | { readonly kind: "object"; readonly who: string; readonly says: string; readonly on: IsoDate }
  /** The term has passed and the law says what that means. */
  | { readonly kind: "lapse" }
  /** A public notice has been up for its days. */
  | { readonly kind: "expire" };

export interface Told {
  readonly kind: string;
  readonly on: IsoDate;
  readonly step: string | null;
  readonly says: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export const refusalCodes = [
  "notOpen",
  "notYours",
  "separatePosts",
  "noSuchOutcome",
  "reasonsMissing",
  "formIncomplete",
  "materialsMissing",
  "dateTooEarly",
  "dateInFuture",
  "alreadyNoticed",
  "nothingNamed",
  "nothingNew",
  "materialUnknown",
  "clockStands",
  "noPause",
  "notForeseen",
  "tooLate",
  "notYetDue",
  "noVersion",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface Refused {
  readonly verdict: "refused";
  readonly code: RefusalCode;
  /** What is the matter in this case, where the code alone does not say it. */
  readonly says?: string;
}

export type Ruling =
  | { readonly verdict: "done"; readonly matter: Matter; readonly told: readonly Told[] }
  | Refused;

export function refuse(code: RefusalCode, says?: string): Refused {
  return { verdict: "refused", code, ...(says === undefined ? {} : { says }) };
}
