/** How long a village may be without a director. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";

export const vacancyDays = declareParameter({
  key: "workforce.post.vacancy.days",
  label: "儿童主任空缺补齐",
  unit: "days",
  group: { code: "workforce.posts", title: "儿童主任岗位" },
  decides: "村（社区）没有儿童主任，多少天内要补上；到期提醒镇街",
});
