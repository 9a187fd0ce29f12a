/** 应急预案: a plan with its steps, each of a unit; once started, every step is a task of its unit. */
import { z } from "zod";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import { duty } from "../../../../platform/records/duty.ts";
import { account, count, day, words } from "../../../../platform/records/field-words.ts";
import { record } from "../../../../platform/records/record.ts";
import { chosen, plan, SINCE, shareFilled, sixProtections } from "../six-protections.ts";

const government = { register: sixProtections, domain: "GOVERNMENT" } as const;
const helpers = { departments: memberUnitCodes.codes, places: ["township"] } as const;
const basis = [plan("GOVERNMENT", "完善应急联动处置机制")];
const clauses = ["R-262"];

const plans = record({
  ...government,
  code: "protection.emergencyPlans",
  title: "应急预案",
  dayLabel: "印发或修订日期",
  by: { departments: ["civilAffairs"] },
  evidence: "allowed",
  one: ["name"],
  fields: z.object({
    name: words("预案名称"),
    events: words("适用事件"),
    number: words("文号", 60).optional(),
    note: account("说明").optional(),
  }),
  figures: [{ code: "plans", title: "预案", unit: "个", of: { kind: "count" } }],
  basis,
  clauses,
});

record({
  ...government,
  code: "protection.planSteps",
  title: "预案步骤",
  dayLabel: "列入日期",
  by: helpers,
  under: plans,
  evidence: "none",
  fields: z.object({
    order: count("第几步"),
    what: account("做什么"),
    hours: count("启动后几小时内完成"),
  }),
  figures: [{ code: "steps", title: "步骤", unit: "个", of: { kind: "count" } }],
  basis,
  clauses,
});

const starts = record({
  ...government,
  code: "protection.planStarts",
  title: "预案启动",
  dayLabel: "启动日期",
  by: { departments: ["civilAffairs"] },
  evidence: "allowed",
  fields: z.object({
    emergency: words("突发事件"),
    plan: words("预案名称"),
    review: account("处置总结").optional(),
  }),
  figures: [{ code: "starts", title: "启动", unit: "次", of: { kind: "count" } }],
  basis,
  clauses,
});

const steps = record({
  ...government,
  code: "protection.emergencyTasks",
  title: "应急任务",
  dayLabel: "启动日期",
  by: helpers,
  under: starts,
  evidence: "allowed",
  fields: z.object({
    emergency: words("突发事件"),
    what: account("做什么"),
    dueOn: day("完成期限"),
    finishedOn: day("完成日期").optional(),
    result: account("办理结果").optional(),
  }),
  figures: [
    { code: "tasks", title: "应急任务", unit: "项", of: { kind: "count" } },
    shareFilled("finished", "完成率", "finishedOn"),
  ],
  basis,
  clauses,
});

duty({
  ...government,
  code: "protection.finishEmergencyTasks",
  title: "完成应急任务",
  units: { departments: memberUnitCodes.codes, every: "township" },
  record: steps,
  when: { kind: "after", settledBy: "finishedOn", due: { field: "dueOn" } },
  from: SINCE,
  figure: "tasks",
  basis: [...basis, chosen("期限由预案的步骤定")],
  clauses,
});
