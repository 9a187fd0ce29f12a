/** What is kept with an effect besides whom it is of: in words that need no roster to be read, for its row is dropped one day. */
import { z } from "zod";
import { absenceGroupCodes, discrepancyCodes, settleOutcomeCodes } from "./effect-codes.contract.ts";

export const EffectDetail = z.object({
  /** The roster: unit, title, day, row. */
  source: z.string(),
  /** What the roster says. */
  says: z.string(),
  /** What the register holds against it; empty: nothing. */
  holds: z.string().default(""),
  why: z.enum(discrepancyCodes.codes).optional(),
  /** Known before the roster came: nothing was written. */
  isKnown: z.boolean().optional(),
  /** Of a fact, and of an end that was confirmed: what was written and what gave way. */
  inserted: z.array(z.uuid()).optional(),
  superseded: z.array(z.uuid()).optional(),
  /** Of an ending: it stood in the roster no more, or its row says so. */
  ends: z.enum(["gone", "said"]).optional(),
  /** Of an ending: the day that the roster itself names, or that was confirmed. */
  on: z.iso.date().optional(),
  /** Of a check: its record kind, term, and what came of it. */
  record: z.string().optional(),
  title: z.string().optional(),
  dueOn: z.iso.date().optional(),
  entryId: z.uuid().optional(),
  conclusion: z.string().optional(),
  /** Of a child that is missed in the census: whom schools must take in first. */
  groups: z.array(z.enum(absenceGroupCodes.codes)).optional(),
  /** How it was settled. */
  outcome: z.enum(settleOutcomeCodes.codes).optional(),
  /** Settled before, and opened again: who, why, and what had been said. */
  reopened: z
    .array(z.object({ at: z.iso.datetime(), by: z.string(), why: z.string(), was: z.string() }))
    .optional(),
  /** Of whom it is the child: 父亲; and the kinsman's name. */
  relation: z.string().optional(),
});
export type EffectDetail = z.output<typeof EffectDetail>;
