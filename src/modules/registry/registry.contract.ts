/** Writing on the child's file: what may be typed, what may be refused, which operations there are. */
import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { declareProblem } from "../../kernel/problem.ts";
import { ChildSummary } from "./child-file.contract.ts";
import * as codes from "./codes.contract.ts";
import { factKindNames } from "./facts.contract.ts";
import { WHOLE_NAME } from "./plausible-child.contract.ts";

export const registryProblems = {
  badCitizenNo: declareProblem({
    code: "registry.citizenNo.invalid",
    status: 422,
    title: "身份证号不对",
    detail: "身份证号的位数、出生日期或校验码有误，请对照证件重新输入。",
  }),
  citizenNoTaken: declareProblem({
    code: "registry.citizenNo.taken",
    status: 409,
    title: "这个身份证号已经有档案",
    detail:
      "登记簿里已有同一号码的人，没有重复建档。如果孩子已搬到这里，请办理迁移；如在别的镇街，请联系区民政局。",
  }),
  elsewhere: declareProblem({
    code: "registry.child.elsewhere",
    status: 409,
    title: "这个孩子的档案在别的辖区",
    detail: "请联系区民政局办理档案迁移，不要另建新档。",
  }),
  ended: declareProblem({
    code: "registry.child.ended",
    status: 409,
    title: "这份档案已经结束",
    detail: "档案结束后不能再登记新情况。如果孩子回来了，请先办理“恢复建档”。",
  }),
  beforeBirth: declareProblem({
    code: "registry.date.beforeBirth",
    status: 422,
    title: "日期早于出生日期",
    detail: "这件事的日期不能早于孩子的出生日期，请核对。",
  }),
  inFuture: declareProblem({
    code: "registry.date.inFuture",
    status: 422,
    title: "日期在今天之后",
    detail: "登记的是已经发生的情况，日期不能晚于今天。",
  }),
  placeUnknown: declareProblem({
    code: "registry.place.unknown",
    status: 422,
    title: "没有这个村（社区）",
    detail: "请从列表中选择村（社区）。",
  }),
  factUnknown: declareProblem({ code: "registry.fact.unknown", status: 404, title: "没有这条情况记录" }),
  factEnded: declareProblem({
    code: "registry.fact.ended",
    status: 409,
    title: "这条情况已经结束",
    detail: "可能有人刚刚办过。请刷新后再看；结束的日期写错了，可以用“更正”。",
  }),
  factInvalid: declareProblem({ code: "registry.fact.invalid", status: 422, title: "情况内容不完整" }),
  notEnded: declareProblem({
    code: "registry.child.notEnded",
    status: 409,
    title: "这份档案没有结束",
    detail: "档案正在使用，不用恢复。可能有人刚刚办过，请刷新后再看。",
  }),
  notInCategory: declareProblem({
    code: "registry.category.notIn",
    status: 409,
    title: "孩子现在不在这个类别里",
    detail: "没有可以结束的类别，可能已经有人办过了。请刷新后再看。",
  }),
  mergeSame: declareProblem({ code: "registry.merge.same", status: 422, title: "不能把档案并到它自己" }),
  mergeDone: declareProblem({
    code: "registry.merge.done",
    status: 409,
    title: "其中一份档案已经合并过",
    detail: "请刷新后再看；如果上次合并有误，可以在时间线上撤销合并。",
  }),
  mergeNotUndoable: declareProblem({
    code: "registry.merge.notUndoable",
    status: 409,
    title: "这次合并不能撤销",
    detail: "这次合并已经撤销过，或者之后又与别的档案合并。请先撤销后来的合并。",
  }),
  mergeNumbersDiffer: declareProblem({
    code: "registry.merge.numbersDiffer",
    status: 409,
    title: "两份档案的身份证号不一样",
    detail:
      "双胞胎和同名的孩子很常见，号码不同多半是两个孩子，没有合并。请对照证件；确实是同一个孩子、其中一个号码录错了，请选定哪个号码是对的，再合并。",
  }),
  mergeNumberUsed: declareProblem({
    code: "registry.merge.numberUsed",
    status: 409,
    title: "撤销后身份证号会重复",
    detail:
      "合并之后，其中一个身份证号又登记给了别的档案，没有撤销。请先核对并更正那份档案的号码，再撤销合并。",
  }),
  mergedAway: declareProblem({
    code: "registry.child.mergedAway",
    status: 409,
    title: "这份档案已经并入另一份",
    detail: "请在合并后的档案里登记。如果合并有误，可以在那份档案的时间线上撤销合并。",
  }),
  nothingToReveal: declareProblem({
    code: "registry.reveal.nothing",
    status: 404,
    title: "没有登记这个号码",
  }),
};

export const Id = z.object({ id: z.uuid() });

export const actReason = freeText(300).min(2, "请写明原因（至少两个字）").meta({ label: "原因" });

const reason = actReason;

/** Why, and what proves it. */
export const grounds = {
  reason,
  evidence: freeText(200).meta({ label: "依据（证件、文书、来源）" }).optional(),
};

export const onDate = z.iso.date().meta({ label: "日期" });

export const villageCode = z
  .string()
  .regex(/^\d{12}$/, "请选择村（社区）")
  .meta({ label: "村（社区）" });

export const personName = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .regex(WHOLE_NAME, "姓名只能是汉字和间隔号“·”")
  .meta({ label: "姓名", sensitivity: "L2" });

export const citizenNo = z
  .string()
  .trim()
  .max(30)
  .meta({ label: "身份证号", sensitivity: "L3", standard: "GB 11643-1999" });

export const PersonInput = z.strictObject({
  name: personName,
  sex: z.enum(["1", "2"]).meta({ label: "性别", codeTable: "sex" }).optional(),
  birthDate: z.iso.date().meta({ label: "出生日期" }).optional(),
  ethnicity: z
    .string()
    .regex(/^\d{2}$/)
    .meta({ label: "民族", standard: "GB/T 3304" })
    .optional(),
  citizenNo: citizenNo.optional(),
  phone: z.string().trim().max(40).meta({ label: "联系电话", sensitivity: "L3" }).optional(),
});

export const FactInput = z.strictObject({
  kind: z.enum(factKindNames as [string, ...string[]]).meta({ label: "情况种类" }),
  from: z.iso.date().meta({ label: "从哪天起" }),
  to: z.iso.date().meta({ label: "到哪天止" }).optional(),
  /** A field of `null` holds no longer; a field that is left out stays as it is known. */
  value: z.record(z.string(), z.unknown()).meta({ label: "内容" }),
  evidence: freeText(200).meta({ label: "依据（证件、文书、来源）" }).optional(),
});

export const KinInput = z.strictObject({
  relation: z.enum(codes.relationCodes.codes).meta({ label: "与儿童关系", codeTable: "relation" }),
  person: z.strictObject({
    ...PersonInput.shape,
    name: z.string().trim().min(1).max(60).meta({ label: "姓名" }),
  }),
  caresForChild: z.boolean().meta({ label: "平时照料孩子" }).default(false),
  facts: z.array(FactInput).max(20).default([]),
});

export const openChild = operation({
  name: "registry.child.open",
  method: "POST",
  path: "/api/children",
  title: "为儿童建档",
  effect: "write",
  verb: "child.write",
  body: z.strictObject({
    person: PersonInput,
    villageCode,
    address: z.string().trim().max(200).meta({ label: "现住址" }).optional(),
    on: onDate.meta({ label: "从哪天起" }),
    facts: z.array(FactInput).max(40).default([]),
    kin: z.array(KinInput).max(10).default([]),
    /** The user has seen the possible doubles and says it is another child. */
    notADouble: z.boolean().default(false),
  }),
  output: z.object({
    id: z.uuid().nullable(),
    fileNo: z.string().nullable(),
    possibleDoubles: z.array(ChildSummary),
  }),
  problems: [
    registryProblems.badCitizenNo,
    registryProblems.citizenNoTaken,
    registryProblems.elsewhere,
    registryProblems.placeUnknown,
    registryProblems.inFuture,
    registryProblems.beforeBirth,
    registryProblems.factInvalid,
  ],
});

export const recordFact = operation({
  name: "registry.fact.record",
  method: "POST",
  path: "/api/children/{id}/facts",
  title: "登记一项情况",
  effect: "write",
  verb: "child.write",
  versioned: true,
  params: Id,
  body: z.strictObject({
    ...FactInput.shape,
    /** Whom it is about; the child when absent. */
    personId: z.uuid().optional(),
  }),
  output: z.object({ version: z.int(), factId: z.uuid() }),
  problems: [
    registryProblems.ended,
    registryProblems.beforeBirth,
    registryProblems.inFuture,
    registryProblems.factInvalid,
  ],
});

export const endFact = operation({
  name: "registry.fact.end",
  method: "POST",
  path: "/api/children/{id}/facts/{factId}/end",
  title: "结束一项情况",
  effect: "write",
  verb: "child.write",
  versioned: true,
  params: z.object({ id: z.uuid(), factId: z.uuid() }),
  body: z.strictObject({ on: onDate.meta({ label: "从哪天起不再是这样" }), ...grounds }),
  output: z.object({ version: z.int() }),
  problems: [
    registryProblems.ended,
    registryProblems.factUnknown,
    registryProblems.factEnded,
    registryProblems.factInvalid,
    registryProblems.inFuture,
  ],
});

export const correctFact = operation({
  name: "registry.fact.correct",
  method: "POST",
  path: "/api/children/{id}/facts/{factId}/corrections",
  title: "更正一项情况",
  effect: "write",
  verb: "child.write",
  versioned: true,
  params: z.object({ id: z.uuid(), factId: z.uuid() }),
  body: z.strictObject({
    reason,
    /** Absent: it was never true and is withdrawn. */
    instead: z
      .strictObject({
        from: z.iso.date(),
        to: z.iso.date().optional(),
        value: z.record(z.string(), z.unknown()),
        evidence: freeText(200).optional(),
      })
      .optional(),
  }),
  output: z.object({ version: z.int() }),
  problems: [registryProblems.factUnknown, registryProblems.factInvalid, registryProblems.beforeBirth],
});

export const correctPerson = operation({
  name: "registry.person.correct",
  method: "PATCH",
  path: "/api/children/{id}/persons/{personId}",
  title: "更正个人信息",
  effect: "write",
  verb: "child.write",
  versioned: true,
  params: z.object({ id: z.uuid(), personId: z.uuid() }),
  body: z.strictObject({
    reason,
    name: z.string().trim().min(1).max(60).meta({ label: "姓名" }).optional(),
    sex: z.enum(["1", "2"]).meta({ label: "性别" }).optional(),
    birthDate: z.iso.date().meta({ label: "出生日期" }).optional(),
    ethnicity: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
    citizenNo: citizenNo.optional(),
    phone: z.string().trim().max(40).meta({ label: "联系电话" }).optional(),
  }),
  output: z.object({ version: z.int() }),
  problems: [registryProblems.badCitizenNo, registryProblems.citizenNoTaken],
});

export const addKin = operation({
  name: "registry.kin.add",
  method: "POST",
  path: "/api/children/{id}/kin",
  title: "登记家人或照护人",
  effect: "write",
  verb: "child.write",
  versioned: true,
  params: Id,
  body: z.strictObject({ ...KinInput.shape, from: z.iso.date() }),
  output: z.object({ version: z.int(), kinId: z.uuid() }),
  problems: [registryProblems.badCitizenNo, registryProblems.ended],
});

export const endKin = operation({
  name: "registry.kin.end",
  method: "POST",
  path: "/api/children/{id}/kin/{kinId}/end",
  title: "结束亲属或照护关系",
  effect: "write",
  verb: "child.write",
  versioned: true,
  params: z.object({ id: z.uuid(), kinId: z.uuid() }),
  body: z.strictObject({ on: onDate, reason }),
  output: z.object({ version: z.int() }),
});

export const reveal = operation({
  name: "registry.number.reveal",
  method: "POST",
  path: "/api/children/{id}/reveals",
  title: "查看完整号码",
  effect: "read",
  verb: "child.reveal",
  durable: () => true,
  params: Id,
  body: z.strictObject({
    personId: z.uuid(),
    field: z.enum(["citizenNo", "phone"]).meta({ label: "号码" }),
    reason,
  }),
  output: z.object({ value: z.string() }),
  problems: [registryProblems.nothingToReveal],
});
