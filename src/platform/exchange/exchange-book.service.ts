/** What can be exchanged: rooms declare the rosters that they take in and the copies that they make; agreements name them by code. */

import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";

export interface ExchangeField {
  readonly code: string;
  readonly label: string;
  readonly sensitivity?: "L2" | "L3";
}

/** A batch whose file lies ready, with the fields that its agreement allows. */
export interface BatchToRead {
  readonly id: string;
  readonly path: string;
  readonly fileName: string;
  readonly fields: readonly string[];
}

export interface ReadBatch {
  readonly rows: number;
  readonly faulty: number;
  readonly asOf: string | null;
}

export interface FaultyRow {
  readonly at: number;
  readonly says: string;
}

export interface InboundSubject {
  readonly code: string;
  readonly title: string;
  /** The member unit it usually comes from. */
  readonly unit: string;
  readonly basis: string;
  readonly fields: readonly ExchangeField[];
  /** Without these there is nothing to know anybody by. */
  readonly needed: readonly string[];
  /** Reads the file into the room's own rows, anew if it was begun before. @throws a Problem by which the whole batch is refused */
  read(app: App, batch: BatchToRead): Promise<ReadBatch>;
  /**
   * Works on a batch that was read and is not held, or was released; done again after a crash. Ends by `toReview` or `settleBatch`
   * (batch-states.service.ts).
   */
  work(app: App, batchId: string): Promise<void>;
  /** Rows that could not be read, for the sender to put right: where in the file, and what is wrong. */
  faults?(tx: Tx, app: App, batchId: string): Promise<readonly FaultyRow[]>;
  /** The time for which rows may be kept is over, or the batch was undone. */
  forget(tx: Tx, app: App, batchId: string): Promise<void>;
}

export interface OutboundTable {
  readonly columns: readonly ExchangeField[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly notes: readonly string[];
}

export interface OutboundSubject {
  readonly code: string;
  readonly title: string;
  readonly basis: string;
  readonly fields: readonly ExchangeField[];
  /** The copy for a period, with the agreed columns alone; `period` is e.g. `2026Q4`. */
  make(
    tx: Tx,
    app: App,
    ask: { readonly period: string; readonly fields: readonly string[] },
  ): Promise<OutboundTable>;
}

const inbound = new Map<string, InboundSubject>();
const outbound = new Map<string, OutboundSubject>();

export function declareInbound(subject: InboundSubject): void {
  if (inbound.has(subject.code)) throw new Error(`inbound ${subject.code} is declared twice`);
  inbound.set(subject.code, subject);
}

export function declareOutbound(subject: OutboundSubject): void {
  if (outbound.has(subject.code)) throw new Error(`outbound ${subject.code} is declared twice`);
  outbound.set(subject.code, subject);
}

export const inboundSubjects = (): readonly InboundSubject[] => [...inbound.values()];
export const outboundSubjects = (): readonly OutboundSubject[] => [...outbound.values()];
export const findInbound = (code: string): InboundSubject | undefined => inbound.get(code);
export const findOutbound = (code: string): OutboundSubject | undefined => outbound.get(code);
