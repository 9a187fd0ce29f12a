/** Who stands in for whom, and for how long. */
import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { procedureProblems } from "./procedure-problems.contract.ts";

export const DelegationView = z.object({
  id: z.uuid(),
  fromName: z.string(),
  fromPost: z.string(),
  toName: z.string(),
  toPost: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
  reason: z.string(),
  /** ahead, now, over. */
  state: z.enum(["ahead", "now", "over"]),
  canEnd: z.boolean(),
});
export type DelegationView = z.output<typeof DelegationView>;

export const listDelegations = operation({
  name: "procedures.delegations.list",
  method: "GET",
  path: "/api/delegations",
  title: "查看委托代办",
  effect: "read",
  verb: "delegation.manage",
  audited: false,
  output: z.object({
    today: z.string(),
    items: z.array(DelegationView),
    /** To whom the asker may delegate. */
    candidates: z.array(z.object({ postId: z.uuid(), name: z.string(), post: z.string() })),
  }),
});

export const delegatePost = operation({
  name: "procedures.delegation.make",
  method: "POST",
  path: "/api/delegations",
  title: "委托别人代办",
  effect: "write",
  verb: "delegation.manage",
  body: z.strictObject({
    toPostId: z.uuid().meta({ label: "委托给" }),
    fromOn: z.iso.date().meta({ label: "从哪天起" }),
    toOn: z.iso.date().meta({ label: "到哪天止（含当天）" }),
    reason: freeText(200).min(2, "请写明原因（至少两个字）").meta({ label: "原因" }),
  }),
  output: z.object({ id: z.uuid() }),
  problems: [
    procedureProblems.delegationPost,
    procedureProblems.delegationDates,
    procedureProblems.delegationOverlap,
  ],
});

export const endDelegation = operation({
  name: "procedures.delegation.end",
  method: "POST",
  path: "/api/delegations/{id}/end",
  title: "结束委托代办",
  effect: "write",
  verb: "delegation.manage",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({}),
  output: z.object({ ok: z.boolean() }),
});
