import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { declareProblem } from "../../kernel/problem.ts";

/** Carries `matter`, the id for which a purpose is to be stated. */
export const purposeFirst = declareProblem({
  code: "access.purposeFirst",
  status: 403,
  title: "这是涉密件，先说明为什么看",
  detail: "每次登录第一次打开一件涉密件，都要写明用途，用途会记入审计日志。写明以后可以接着看。",
});

export const statePurpose = operation({
  name: "access.purpose.state",
  method: "POST",
  path: "/api/sealed/{id}/purpose",
  title: "说明查看涉密件的用途",
  effect: "write",
  verb: "session",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ purpose: freeText(300).min(2, "请写明用途").meta({ label: "查看的用途" }) }),
});
