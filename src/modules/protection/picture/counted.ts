/** What the picture's statements count. Pure. */
import type { CaseState } from "../cases/case-codes.contract.ts";
import type { Channel, Colour, Situation } from "../protection-codes.contract.ts";
import type { ReportView } from "../reports/reports.contract.ts";

export interface OpenGroup {
  readonly state: CaseState;
  readonly colour: Colour;
  readonly place: string;
  readonly count: number;
  readonly late: number;
}

export interface AgeGroup {
  /** Completed years of the youngest child; null where no birth date is known. */
  readonly age: number | null;
  readonly count: number;
  readonly late: number;
}

export interface SituationGroup {
  readonly situation: Situation;
  readonly count: number;
  readonly late: number;
}

export interface Timing {
  readonly code: string;
  /** Null in the line over all colours, or over all places. */
  readonly colour: Colour | null;
  readonly place: string | null;
  /** Met in time, met late or not met and over, not met and not over yet. */
  readonly inTime: number;
  readonly late: number;
  readonly running: number;
  readonly met: number;
  readonly median: number | null;
  readonly p90: number | null;
}

export interface ReceiverGroup {
  readonly accountId: string;
  readonly name: string;
  readonly count: number;
  readonly waiting: number;
  readonly handedOn: number;
  readonly offered: number;
  readonly takeUpMedian: number | null;
  readonly signMedian: number | null;
}

export interface UnitGroup {
  /** Null: asked of a person of the bureau or the township. */
  readonly unit: string | null;
  readonly isResolution: boolean;
  readonly sent: number;
  readonly refused: number;
  readonly settled: number;
  readonly inTime: number;
  readonly open: number;
  readonly late: number;
  readonly acceptMedian: number | null;
}

export interface ReportGroup {
  readonly channel: Channel;
  readonly state: ReportView["state"];
  readonly count: number;
  readonly mandated: number;
  /** It was seen longer before than the law's "at once" is taken to mean. */
  readonly tardy: number;
  readonly dated: number;
}

export interface ReportedSituation {
  readonly situation: Situation;
  readonly count: number;
  readonly opened: number;
  readonly unfounded: number;
}
