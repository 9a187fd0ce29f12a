/** A child whom nobody has on file yet, met on the way: a file is opened from the phone, once a person has looked whether there is one. */
import { declareProblem } from "../../../kernel/problem.ts";

export const openChildProblems = {
  maybeKnown: declareProblem({
    code: "workforce.openChild.maybeKnown",
    status: 409,
    title: "登记簿里有同名同生日的孩子",
    detail: "没有建档，您写的还在。请看看是不是同一个孩子；确实是另一个，再点“是另一个孩子，建档”。",
  }),
} as const;
