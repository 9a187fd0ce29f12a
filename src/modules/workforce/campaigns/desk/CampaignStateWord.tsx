import { Tag } from "antd";
import { type CampaignState, campaignStateCodes } from "../campaign-codes.contract.ts";

const colours: Readonly<Record<CampaignState, string>> = {
  draft: "default",
  running: "blue",
  ended: "default",
};

export function CampaignStateWord({ state }: { readonly state: CampaignState }) {
  return <Tag color={colours[state]}>{campaignStateCodes.label(state)}</Tag>;
}
