/** Duties through HTTP: what a unit owes, how all units of a register stand, who need not this time. */
import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { XLSX_TYPE } from "../excel/file-types.contract.ts";
import { CitationView } from "../procedures/matter-view.contract.ts";
import { dutyStateCodes } from "./record-codes.contract.ts";
import { recordProblems } from "./record-problems.contract.ts";

const Register = z.object({ register: z.string().max(60) });
const year = z.coerce.number().int().min(2000).max(2100).optional().meta({ label: "年份" });

export const DutyView = z.object({
  duty: z.string(),
  title: z.string(),
  domain: z.string(),
  domainTitle: z.string(),
  kind: z.string(),
  unit: z.string(),
  unitName: z.string(),
  /** For which organisation, where it is owed for each. */
  about: z.object({ id: z.uuid(), name: z.string(), townshipName: z.string() }).nullable(),
  /** Of the period, or the entry that asks for something. */
  instance: z.string(),
  /** 2026年第4季度, or what the entry says. */
  label: z.string(),
  dueOn: z.string().nullable(),
  required: z.int(),
  done: z.int(),
  state: z.enum(dutyStateCodes.codes),
  daysLate: z.int(),
  daysLeft: z.int().nullable(),
  /** 中小学每学期至少 2 次 */
  standards: z.array(z.string()),
  excuse: z
    .object({
      id: z.uuid(),
      reason: z.string(),
      by: z.string(),
      /** Put off to this day; null: not this time. */
      until: z.string().nullable(),
      /** A second person has not decided yet. */
      isAsked: z.boolean(),
      decidedBy: z.string().nullable(),
    })
    .nullable(),
  /** The unit has no account: who enters for it. */
  enteredBy: z.string().nullable(),
  entryId: z.uuid().nullable(),
  from: z.string(),
  to: z.string(),
  basis: z.array(CitationView),
  can: z.array(z.enum(["write", "excuse", "decideExcuse", "endExcuse"])),
});
export type DutyView = z.output<typeof DutyView>;

export const DutyCounts = z.object({
  overdue: z.int(),
  soon: z.int(),
  open: z.int(),
  done: z.int(),
  excused: z.int(),
});
export type DutyCounts = z.output<typeof DutyCounts>;

export const readMyDuties = operation({
  name: "duties.mine.read",
  method: "GET",
  path: "/api/duties/mine",
  title: "查看我的职责",
  effect: "read",
  verb: "duty.read",
  audited: false,
  output: z.object({
    today: z.string(),
    unitName: z.string(),
    items: z.array(DutyView),
    counts: DutyCounts,
  }),
  clauses: ["R-005"],
});

export const listDuties = operation({
  name: "duties.list",
  method: "GET",
  path: "/api/duties/registers/{register}",
  title: "查看或导出职责完成情况",
  effect: "read",
  verb: "duty.read",
  audited: false,
  params: Register,
  query: z.strictObject({
    year,
    domain: z.string().max(40).optional().meta({ label: "领域" }),
    unit: z.string().max(40).optional().meta({ label: "单位" }),
    /** A place with all that lies below it. */
    place: z
      .string()
      .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
      .optional()
      .meta({ label: "区域" }),
    duty: z.string().max(80).optional().meta({ label: "职责" }),
    state: z.enum(dutyStateCodes.codes).optional().meta({ label: "状态" }),
    limit: z.coerce.number().int().min(1).max(500).default(200),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({
    today: z.string(),
    title: z.string(),
    items: z.array(DutyView),
    counts: DutyCounts,
    nextCursor: z.string().nullable(),
  }),
  file: XLSX_TYPE,
  clauses: ["R-088"],
});

export const readMatrix = operation({
  name: "duties.matrix.read",
  method: "GET",
  path: "/api/duties/registers/{register}/matrix",
  title: "查看各单位职责完成情况",
  effect: "read",
  verb: "duty.matrix",
  audited: false,
  params: Register,
  query: z.strictObject({ year }),
  output: z.object({
    today: z.string(),
    year: z.int(),
    title: z.string(),
    domains: z.array(z.object({ code: z.string(), title: z.string(), counts: DutyCounts })),
    rows: z.array(
      z.object({
        /** A unit, or a place with all that lies below it. */
        key: z.string(),
        name: z.string(),
        isPlace: z.boolean(),
        enteredBy: z.string().nullable(),
        /** By domain. */
        cells: z.array(z.object({ domain: z.string(), counts: DutyCounts })),
      }),
    ),
    total: DutyCounts,
  }),
  clauses: ["R-088", "R-264"],
});

export const excuseDuty = operation({
  name: "duties.excuse",
  method: "POST",
  path: "/api/duties/excuses",
  title: "免除一次职责或延期",
  effect: "write",
  verb: "duty.excuse",
  body: z.strictObject({
    duty: z.string().max(80).meta({ label: "职责" }),
    unit: z.string().max(40).meta({ label: "单位" }),
    instance: z.string().max(60).meta({ label: "哪一次" }),
    reason: freeText(200).min(2).meta({ label: "原因" }),
    /** Put off to this day; absent: not this time. */
    until: z.iso.date().optional().meta({ label: "延期到" }),
  }),
  output: DutyView,
  problems: [recordProblems.notOwed, recordProblems.putOffTooLittle],
});

export const decideExcuse = operation({
  name: "duties.excuse.decide",
  method: "POST",
  path: "/api/duties/excuses/{id}/decision",
  title: "核准或不准本局职责的免除、延期",
  effect: "write",
  verb: "duty.decideExcuse",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    isGranted: z.boolean().meta({ label: "核准" }),
    reason: freeText(200).optional().meta({ label: "意见" }),
  }),
  output: z.object({ ok: z.boolean() }),
  problems: [recordProblems.sameAsker, recordProblems.reasonMissing],
});

export const endExcuse = operation({
  name: "duties.excuse.end",
  method: "POST",
  path: "/api/duties/excuses/{id}/end",
  title: "取消免除或延期",
  effect: "write",
  verb: "duty.excuse",
  params: z.object({ id: z.uuid() }),
  output: z.object({ ok: z.boolean() }),
});
