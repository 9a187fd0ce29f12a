/** Who receives reports at a township or at the district, and when; where nobody is named, whoever holds the post. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";

export const rosterProblems = {
  overlap: declareProblem({
    code: "protection.roster.overlap",
    status: 409,
    title: "这段时间已经排了人",
    detail: "没有保存。一个时间只能由一个人接报告：请改时间，或者先撤下原来的班。",
  }),
  order: declareProblem({
    code: "protection.roster.order",
    status: 422,
    title: "结束时间要晚于开始时间",
    detail: "没有保存。请把时间改对；已经过去的班不用补排。",
  }),
  person: declareProblem({
    code: "protection.roster.person",
    status: 422,
    title: "这个人不在接报告的岗位上",
    detail: "没有保存。请在列表里选这个镇街在岗的儿童督导员，或者区民政经办。",
  }),
  place: declareProblem({
    code: "protection.roster.place",
    status: 422,
    title: "值班表按镇街和全区排",
    detail: "没有保存。请选一个镇街，或者选全区；村（社区）的报告由镇街接。",
  }),
} as const;

const place = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .meta({ label: "镇街，或者全区" });
const Moment = z.iso.datetime();

export const RosterEntry = z.object({
  id: z.uuid(),
  name: z.string(),
  from: Moment,
  to: Moment.nullable(),
  isNow: z.boolean(),
});
export type RosterEntry = z.output<typeof RosterEntry>;

export const Roster = z.object({
  placeCode: z.string(),
  placeName: z.string(),
  /** What holds now and comes, the nearest first. */
  entries: z.array(RosterEntry),
  /** Who receives a report that comes in at this moment, and whether the roster says so. */
  now: z.object({ name: z.string(), byRoster: z.boolean() }).nullable(),
  /** Of the next two weeks. */
  gaps: z.array(z.object({ from: Moment, to: Moment })),
  /** Who receives in a gap. */
  fallback: z.string().nullable(),
  people: z.array(z.object({ accountId: z.uuid(), name: z.string(), title: z.string() })),
  can: z.array(z.enum(["set"])),
});
export type Roster = z.output<typeof Roster>;

export const readRoster = operation({
  name: "protection.roster.read",
  method: "GET",
  path: "/api/report-rosters/{place}",
  title: "查看接报告的值班表",
  effect: "read",
  verb: "roster.read",
  audited: false,
  params: z.object({ place }),
  output: Roster,
});

export const setRosterEntry = operation({
  name: "protection.roster.set",
  method: "POST",
  path: "/api/report-rosters/{place}",
  title: "排一个接报告的班",
  effect: "write",
  verb: "roster.set",
  params: z.object({ place }),
  body: z.strictObject({
    id: z.uuid(),
    accountId: z.uuid().meta({ label: "谁接报告" }),
    from: z.iso.datetime({ offset: true }).meta({ label: "从什么时候" }),
    to: z.iso.datetime({ offset: true }).optional().meta({ label: "到什么时候" }),
  }),
  output: Roster,
  problems: [rosterProblems.overlap, rosterProblems.order, rosterProblems.person, rosterProblems.place],
});

export const withdrawRosterEntry = operation({
  name: "protection.roster.withdraw",
  method: "POST",
  path: "/api/report-rosters/{place}/entries/{id}/withdrawals",
  title: "撤下一个接报告的班",
  effect: "write",
  verb: "roster.set",
  params: z.object({ place, id: z.uuid() }),
  body: z.strictObject({}),
  output: Roster,
  problems: [rosterProblems.place],
});
