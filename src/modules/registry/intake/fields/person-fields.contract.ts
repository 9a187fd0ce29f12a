/** Columns of father, mother and guardian: the same for both parents, each under the name of whom it speaks of. */
import { type FieldKind, field, type LedgerField, type Sensitivity } from "./field.contract.ts";

const parentFields = {
  name: { label: "姓名", kind: "text", sensitivity: "L2", width: 10, synonyms: "" },
  citizenNo: {
    label: "身份证号",
    kind: "citizenNo",
    sensitivity: "L3",
    width: 22,
    synonyms: "身份证号码 身份证 公民身份号码 证件号码 证件号",
  },
  workPlace: {
    label: "务工地",
    kind: "text",
    sensitivity: "L2",
    width: 18,
    synonyms: "务工地点 务工地址 务工所在地 外出务工地点 外出地点 在何地务工 现居住地 目前所在地",
  },
  phone: {
    label: "电话",
    kind: "phone",
    sensitivity: "L3",
    width: 14,
    synonyms: "联系电话 手机号 手机号码 手机 联系方式 电话号码 TEL",
  },
  outSince: {
    label: "外出时间",
    kind: "monthOrDate",
    sensitivity: "L2",
    width: 12,
    synonyms: "外出务工时间 务工时间 外出日期 外出起始时间 何时外出",
  },
  condition: {
    label: "情形",
    kind: "condition",
    sensitivity: "L3",
    width: 14,
    synonyms: "状况 目前情形 现状 情况 目前状况 状态 失依情形 存亡情况 履责情况 失依原因",
  },
  conditionDate: {
    label: "死亡（失踪）时间",
    kind: "monthOrDate",
    sensitivity: "L2",
    width: 14,
    synonyms: "时间 死亡时间 失踪时间 死亡失踪时间",
  },
  conditionPeriod: {
    label: "情形起止",
    kind: "period",
    sensitivity: "L2",
    width: 22,
    synonyms: "情形起止时间 起止时间 起止日期 情形持续时间",
  },
  evidence: { label: "证明材料", kind: "text", sensitivity: "L3", width: 18, synonyms: "证明 佐证材料 证据" },
  reviewDue: {
    label: "到期复核日",
    kind: "monthOrDate",
    sensitivity: "L2",
    width: 12,
    synonyms: "到期复核日期 复核日期 复核时间",
  },
} as const;

const guardianFields = {
  name: { label: "姓名", kind: "text", sensitivity: "L2", width: 10, synonyms: "" },
  relation: {
    label: "与儿童关系",
    kind: "code",
    sensitivity: "L2",
    width: 12,
    synonyms: "关系 与儿童的关系 与孩子关系 称谓",
  },
  age: { label: "年龄", kind: "number", sensitivity: "L2", width: 6, synonyms: "周岁 岁数" },
  citizenNo: {
    label: "身份证号",
    kind: "citizenNo",
    sensitivity: "L3",
    width: 22,
    synonyms: "身份证号码 身份证 公民身份号码 证件号码 证件号",
  },
  phone: {
    label: "联系电话",
    kind: "phone",
    sensitivity: "L3",
    width: 14,
    synonyms: "电话 手机号 手机号码 手机 联系方式 电话号码 固定电话 TEL",
  },
  ability: { label: "监护能力", kind: "code", sensitivity: "L2", width: 10, synonyms: "能力 监护人能力" },
} as const;

type PersonShape = Readonly<
  Record<
    string,
    { label: string; kind: FieldKind; sensitivity: Sensitivity; width: number; synonyms: string }
  >
>;

type PersonFields<G extends string, S extends PersonShape> = {
  readonly [K in keyof S & string as `${G}.${K}`]: LedgerField<S[K]["kind"]>;
};

function ofPerson<G extends "father" | "mother" | "guardian", S extends PersonShape>(
  group: G,
  shape: S,
): PersonFields<G, S> {
  const entries = Object.entries(shape).map(([key, of]) => [
    `${group}.${key}`,
    field(of.label, group, of.kind, of.sensitivity, of.width, of.synonyms),
  ]);
  return Object.fromEntries(entries) as PersonFields<G, S>;
}

export const personFields = {
  ...ofPerson("father", parentFields),
  ...ofPerson("mother", parentFields),
  ...ofPerson("guardian", guardianFields),
};
