/** A child whom nobody has on file yet, met on the way: a file is opened from the phone, once a person has looked whether there is one. */
import { declareProblem } from "../../../kernel/problem.ts";

export const openChildProblems = {
  maybeKnown: declareProblem({
    code: "workforce.openChild.maybeKnown",
    status: 409,
    title: "已经有一个同名、同一天生日的孩子",
    detail: "没有建档，您写的还在。请看看是不是同一个孩子；是另一个，点“不是同一个孩子，再报一次”。",
  }),
} as const;
