/**
 * What a visit learns about a family (学校换了、电话换了、父亲回来了): told one thing at a time, written into the file at once where a
 * director may say it, laid before the township where it decides about money or guardianship, and kept beside what somebody else has
 * written meanwhile where the two differ.
 */
import { z } from "zod";
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";

export const toldSectionCodes = codeTable("toldSection", "变化", {
  phone: "电话",
  schooling: "上学",
  health: "健康",
  care: "谁在照料",
  parent: "父母的情形",
  parentBack: "父母的情形结束了",
  residence: "搬家",
  other: "其他变化",
});
export type ToldSection = CodeOf<typeof toldSectionCodes>;

export const toldStateCodes = codeTable("toldState", "状态", {
  applied: "已写入档案",
  proposed: "等镇街核实",
  conflict: "和别人登记的不一样，等镇街核实",
  accepted: "镇街核实属实，已写入档案",
  rejected: "镇街核实不属实，没有写入",
});
export type ToldState = CodeOf<typeof toldStateCodes>;

export const toldProblems = {
  sectionInvalid: declareProblem({
    code: "workforce.told.invalid",
    status: 422,
    title: "这一处变化没有写全",
    detail: "没有写入档案。请打开这一条补全后再上传。",
  }),
  otherContent: declareProblem({
    code: "workforce.told.otherContent",
    status: 409,
    title: "这一处变化已经报过",
    detail: "先收到的那一份已经保存。要改，请另外报一次。",
  }),
  decided: declareProblem({
    code: "workforce.told.decided",
    status: 409,
    title: "这一条已经办过",
    detail: "别人刚处理过。您填的没有保存，请刷新后再看。",
  }),
  stale: declareProblem({
    code: "workforce.told.stale",
    status: 412,
    title: "这一条刚刚变了",
    detail: "您填的没有保存，请看过现在的内容再处理。",
  }),
} as const;

const place = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .meta({ label: "区域" });

export const ToldChangeInput = z.strictObject({
  id: z.uuid(),
  childId: z.uuid(),
  visitId: z.uuid().optional(),
  section: z.enum(toldSectionCodes.codes).meta({ label: "变化", codeTable: toldSectionCodes.name }),
  /** Whom of the family it is about; absent: the child. */
  personId: z.uuid().optional(),
  from: z.iso.date().meta({ label: "从哪天起" }),
  /** By section, as `told-sections.ts` declares it. */
  value: z.record(z.string(), z.unknown()),
  /** The version of this section that the phone showed (`ChildDocument.versions`); null: nothing was known. */
  base: z.string().max(100).nullable(),
  evidence: freeText(200).optional().meta({ label: "怎么知道的" }),
});
export type ToldChangeInput = z.output<typeof ToldChangeInput>;

export const ToldChangeView = z.object({
  id: z.uuid(),
  childId: z.uuid(),
  childName: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  section: z.enum(toldSectionCodes.codes),
  /** Whom it is about: 父亲 李某某. */
  about: z.string().nullable(),
  from: z.string(),
  /** In one sentence each. */
  said: z.string(),
  /** What the phone showed when it was told, and what holds now. */
  shown: z.string().nullable(),
  holds: z.string().nullable(),
  evidence: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  visitId: z.uuid().nullable(),
  state: z.enum(toldStateCodes.codes),
  why: z.string().nullable(),
  decided: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  version: z.int(),
  can: z.array(z.enum(["decide"])),
});
export type ToldChangeView = z.output<typeof ToldChangeView>;

export const tellChange = operation({
  name: "workforce.change.tell",
  method: "POST",
  path: "/api/told-changes",
  title: "报告孩子家里的一处变化",
  effect: "write",
  verb: "visit.write",
  body: ToldChangeInput,
  output: ToldChangeView,
  problems: [toldProblems.sectionInvalid, toldProblems.otherContent],
});

export const listToldChanges = operation({
  name: "workforce.changes.list",
  method: "GET",
  path: "/api/told-changes",
  title: "查看村里报来的变化",
  effect: "read",
  verb: "visit.read",
  query: z.strictObject({
    place: place.optional(),
    childId: z.uuid().optional(),
    /** `waiting`: proposed or in conflict. */
    state: z.enum(["waiting", ...toldStateCodes.codes]).default("waiting"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({ items: z.array(ToldChangeView), nextCursor: z.string().nullable(), waiting: z.int() }),
});

export const decideToldChange = operation({
  name: "workforce.change.decide",
  method: "POST",
  path: "/api/told-changes/{id}/decision",
  title: "核实村里报来的变化",
  effect: "write",
  verb: "visit.review",
  versioned: true,
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    accept: z.boolean().meta({ label: "属实" }),
    reason: freeText(300).min(2, "请写怎么核实的").meta({ label: "怎么核实的" }),
  }),
  output: ToldChangeView,
  problems: [toldProblems.decided, toldProblems.stale],
});
