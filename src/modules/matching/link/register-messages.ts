/** What the thread that holds the register is asked, and what it answers: plain data. */
import type { FieldLikeness, FoundDouble } from "../../registry/doubles-evidence.contract.ts";
import type { PersonRecord } from "../person-record.ts";
import type { PlannedRow } from "./planned-row.ts";

/** The thread opens its own connections. */
export interface RegisterThreadData {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly masterKey: string | undefined;
}

/** Whom the rows of a batch may be. */
export interface PlanAsk {
  readonly kind: "plan";
  readonly batchId: string;
  readonly subject: string;
}

/** The rows come before, in parts. */
export interface PlanAnswer {
  readonly modelVersion: string;
}

/** Who is like somebody typed on screen, between the places that the asker sees. */
export interface LikeAsk {
  readonly kind: "like";
  readonly record: PersonRecord;
  readonly limit: number;
  readonly lo: string;
  readonly hi: string;
}

export interface LikeAnswer {
  readonly persons: readonly {
    readonly id: string;
    readonly weight: number;
    readonly probability: number;
    readonly compared: readonly FieldLikeness[];
  }[];
}

/** Which other files may be of these children; `from`: the least probability. */
export interface DoublesAsk {
  readonly kind: "doubles";
  readonly childIds: readonly string[];
  readonly from: number;
}

export interface DoublesAnswer {
  readonly found: readonly FoundDouble[];
}

export type RegisterAsk = PlanAsk | LikeAsk | DoublesAsk;
export type RegisterAnswer = PlanAnswer | LikeAnswer | DoublesAnswer;
export type AnswerTo<Ask extends RegisterAsk> = Ask extends PlanAsk
  ? PlanAnswer
  : Ask extends LikeAsk
    ? LikeAnswer
    : DoublesAnswer;

export interface RegisterRequest {
  readonly id: number;
  readonly clock: string;
  readonly ask: RegisterAsk;
}

export type RegisterReply =
  | { readonly id: number; readonly answer: RegisterAnswer }
  /** Of many rows; the answer follows. */
  | { readonly id: number; readonly part: readonly PlannedRow[] }
  | { readonly id: number; readonly fault: string };
