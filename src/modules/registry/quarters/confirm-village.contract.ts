/** A village confirms its children, or takes that back; its township accepts or returns them. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { quarterProblems } from "./quarter-problems.contract.ts";
import { QuarterId, QuarterParams, type VillageState, villageStates } from "./quarters.contract.ts";

const villageCode = z
  .string()
  .regex(/^\d{12}$/, "请选择村（社区）")
  .meta({ label: "村（社区）" });

const VillageAnswer = z.object({
  villageCode: z.string(),
  state: z.enum(Object.keys(villageStates) as VillageState[]),
});

export const confirmVillage = operation({
  name: "quarter.village.confirm",
  method: "POST",
  path: "/api/quarters/{quarter}/confirmations",
  title: "确认本村（社区）季度名册",
  effect: "write",
  verb: "quarter.confirm",
  params: QuarterParams,
  body: z.strictObject({
    villageCode,
    note: freeText(500).optional().meta({ label: "说明" }),
  }),
  output: VillageAnswer,
  problems: [quarterProblems.closed, quarterProblems.notYourVillage, quarterProblems.alreadyReviewed],
});

export const withdrawConfirmation = operation({
  name: "quarter.village.withdraw",
  method: "DELETE",
  path: "/api/quarters/{quarter}/confirmations/{villageCode}",
  title: "撤回本村（社区）的确认",
  effect: "write",
  verb: "quarter.confirm",
  params: z.object({ quarter: QuarterId, villageCode }),
  output: VillageAnswer,
  problems: [quarterProblems.closed, quarterProblems.notYourVillage, quarterProblems.alreadyReviewed],
});

export const reviewVillages = operation({
  name: "quarter.village.review",
  method: "POST",
  path: "/api/quarters/{quarter}/reviews",
  title: "镇街审核村（社区）的季度确认",
  effect: "write",
  verb: "quarter.review",
  params: QuarterParams,
  body: z.strictObject({
    villageCodes: z.array(villageCode).min(1).max(200).meta({ label: "村（社区）" }),
    decision: z.enum(["accept", "return"]).meta({ label: "审核意见" }),
    reason: freeText(500).optional().meta({ label: "原因" }),
  }),
  output: z.object({ villages: z.array(VillageAnswer) }),
  problems: [
    quarterProblems.closed,
    quarterProblems.notConfirmed,
    quarterProblems.ownConfirmation,
    quarterProblems.reasonRequired,
  ],
});
