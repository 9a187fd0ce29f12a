/** What a village's director may say came of something, on the phone; and which record a living check is. */
import {
  type SettlementReason,
  settlementCodes,
} from "../../benefits/screening/settlement-codes.contract.ts";
import {
  type WatchSettlement,
  watchSettlementCodes,
} from "../../protection/discovery/watch-codes.contract.ts";

/** Stopping money and referring are the offices' acts. */
export const findingSettlements: readonly SettlementReason[] = settlementCodes.codes.filter(
  (code) => code !== "stopped" && code !== "referred",
);

/** A case is opened by an office. */
export const watchSettlements: readonly WatchSettlement[] = watchSettlementCodes.codes.filter(
  (code) => code !== "caseOpened",
);

export const checkRecord = "matching.livingCheck";
