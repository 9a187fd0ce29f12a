/** A selection as a person reads it: 农村留守儿童 · 风险红（高）、橙 · 6 至 15 岁. Pure. */
import { categoryCodes, riskCodes } from "../../registry/codes.contract.ts";
import { type CampaignSelection, campaignLedgerLabels } from "./campaigns.contract.ts";

export function saySelection({ ledger, category, risk, ageFrom, ageTo }: CampaignSelection): string {
  return [
    campaignLedgerLabels[ledger],
    ...(category.length === 0
      ? []
      : [`类别是${category.map((code) => categoryCodes.label(code)).join("、")}`]),
    ...(risk.length === 0 ? [] : [`风险${risk.map((code) => riskCodes.label(code)).join("、")}`]),
    ...sayAges(ageFrom, ageTo),
  ].join(" · ");
}

function sayAges(from: number | undefined, to: number | undefined): string[] {
  if (from === undefined && to === undefined) return [];
  if (from === undefined) return [`${to ?? ""} 岁以下（含）`];
  return [to === undefined ? `${from} 岁以上（含）` : `${from} 至 ${to} 岁`];
}
