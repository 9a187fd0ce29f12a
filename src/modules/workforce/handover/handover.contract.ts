/** Handing a village over (交接): what is open at that moment, written down in one act, and taken over by whoever comes after. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";

export const handOverProblems = {
  otherContent: declareProblem({
    code: "workforce.handover.otherContent",
    status: 409,
    title: "这份交接已经写过，内容不一样",
    detail: "先写的那一份还在，这一份没有保存。要补充，请再写一份。",
  }),
  ownWords: declareProblem({
    code: "workforce.handover.own",
    status: 409,
    title: "自己写的交接不能自己接收",
    detail: "没有保存。请接手的儿童主任用自己的账号确认。",
  }),
} as const;

/** One head of the sheet: how many, and which. */
export const HandOverPart = z.object({
  title: z.string(),
  count: z.int(),
  names: z.array(z.string()),
});
export const HandOverSheet = z.object({ parts: z.array(HandOverPart) });
export type HandOverSheet = z.output<typeof HandOverSheet>;

export const HandOverView = z.object({
  id: z.uuid(),
  villageCode: z.string(),
  villageName: z.string(),
  note: z.string(),
  sheet: HandOverSheet,
  from: z.string(),
  at: z.string(),
  confirmed: z.object({ by: z.string(), at: z.string() }).nullable(),
  can: z.array(z.enum(["confirm"])),
});
export type HandOverView = z.output<typeof HandOverView>;

export const writeHandOver = operation({
  name: "workforce.handover.write",
  method: "POST",
  path: "/api/hand-overs",
  title: "写一份交接",
  effect: "write",
  verb: "handover.write",
  body: z.strictObject({
    /** Made on the phone: sent twice, written once. */
    id: z.uuid(),
    villageCode: z
      .string()
      .regex(/^\d{12}$/, "请选村（社区）")
      .meta({ label: "村（社区）" }),
    note: freeText(500).min(2, "请写几句要交代的话").meta({ label: "要交代的话" }),
  }),
  output: HandOverView,
  problems: [handOverProblems.otherContent],
});

export const confirmHandOver = operation({
  name: "workforce.handover.confirm",
  method: "POST",
  path: "/api/hand-overs/{id}/confirmation",
  title: "接收交接",
  effect: "write",
  verb: "handover.confirm",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({}),
  output: HandOverView,
  problems: [handOverProblems.ownWords],
});

export const listHandOvers = operation({
  name: "workforce.handovers.list",
  method: "GET",
  path: "/api/hand-overs",
  title: "查看交接",
  effect: "read",
  verb: "handover.read",
  output: z.object({ items: z.array(HandOverView) }),
});
