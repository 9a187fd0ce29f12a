/** What the statements of the picture count. Pure. */

export interface OpenCount {
  readonly dimension: "link" | "colour" | "place" | "age" | "situation" | "sealed" | "all";
  /** The state, the colour, the place, the index of the age band, the situation. */
  readonly key: string | null;
  readonly open: number;
  readonly late: number;
}

export interface Measured {
  readonly measure: string;
  readonly isBefore: boolean;
  readonly dimension: "colour" | "place" | "all";
  readonly key: string | null;
  readonly met: number;
  readonly missed: number;
  readonly timed: number;
  /** In hours. */
  readonly median: number | null;
  readonly p90: number | null;
}

export interface ReceiverCount {
  /** Null: all of them. */
  readonly place: string | null;
  readonly received: number;
  readonly handed: number;
  readonly refused: number;
  readonly waiting: number;
  readonly signing: number | null;
}

export interface UnitCount {
  /** Null: all of them. */
  readonly unit: string | null;
  readonly sent: number;
  readonly signed: number;
  readonly answered: number;
  readonly settled: number;
  readonly overdue: number;
  /** Resolutions that are not done, whenever they were taken. */
  readonly resolutions: number;
  readonly resolutionsOverdue: number;
}

export interface ReportCount {
  readonly dimension: "channel" | "outcome" | "situation" | "all";
  readonly key: string | null;
  readonly received: number;
  readonly late: number;
  readonly unfounded: number;
  readonly before: number;
}
