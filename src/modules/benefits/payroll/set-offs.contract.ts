/** What another programme still lacks makes up for what one was paid too much, if the payee agrees in writing. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { paidPrograms } from "../entitlements/paid-programs.contract.ts";
import { RecoveryView, recoveryProblems } from "./recoveries.contract.ts";

export const setOffProblems = {
  notAllowed: declareProblem({
    code: "benefits.setOff.notAllowed",
    status: 409,
    title: "现在不能用别的项目抵",
    detail: "没有记账。按现行参数，多发的款项只能退款或从同一项目以后的月份抵扣。",
  }),
  consentLater: declareProblem({
    code: "benefits.setOff.consentLater",
    status: 422,
    title: "同意书的日期在以后",
    detail: "没有记账。请填同意书上签字的日期，不能晚于今天。",
  }),
} as const;

export const SetOffOffer = z.object({
  programme: z.enum(paidPrograms.codes),
  programmeName: z.string(),
  lackingFen: z.int(),
  fromMonth: z.string(),
  toMonth: z.string(),
  /** No more than is still to come back. */
  atMostFen: z.int(),
});
export type SetOffOffer = z.output<typeof SetOffOffer>;

export const readSetOff = operation({
  name: "benefits.recovery.setOffs.read",
  method: "GET",
  path: "/api/recoveries/{id}/set-offs",
  title: "查看能用来抵的欠发款项",
  effect: "read",
  verb: "payroll.recover",
  params: z.object({ id: z.uuid() }),
  output: z.object({
    allowed: z.boolean(),
    /** The rule in words, with its document. */
    says: z.string(),
    offers: z.array(SetOffOffer),
    done: z.array(
      z.object({
        programmeName: z.string(),
        fen: z.int(),
        consentBy: z.string(),
        consentOn: z.string(),
        consentDocument: z.string(),
        by: z.string(),
        at: z.string(),
      }),
    ),
  }),
});

export const SetOffInput = z.strictObject({
  programme: z.enum(paidPrograms.codes).meta({ label: "用哪一项欠发的款项抵" }),
  fen: z.int().min(1).max(100_000_000).meta({ label: "抵多少（分）" }),
  consentBy: freeText(40).min(2, "请写同意人姓名").meta({ label: "同意人" }),
  consentOn: z.iso.date().meta({ label: "同意书日期" }),
  consentDocument: freeText(100).min(2, "请写同意书编号或存放处").meta({ label: "同意书编号或存放处" }),
});

export const recordSetOff = operation({
  name: "benefits.recovery.setOff",
  method: "POST",
  path: "/api/recoveries/{id}/set-offs",
  title: "用另一项目欠发的款项抵",
  effect: "write",
  verb: "payroll.recover",
  versioned: true,
  params: z.object({ id: z.uuid() }),
  body: SetOffInput,
  output: RecoveryView,
  problems: [...Object.values(recoveryProblems), ...Object.values(setOffProblems)],
});
