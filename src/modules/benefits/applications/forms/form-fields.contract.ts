/** The fields that several applications share, each declared once (field list of the national system's application form). */
import { z } from "zod";
import type { CodeTable } from "../../../../kernel/code-table.ts";
import { freeText } from "../../../../kernel/free-text.ts";
import * as codes from "../../../registry/codes.contract.ts";
import { handedInCodes, payeeKindCodes } from "./form-codes.contract.ts";

export const text = (label: string, max = 80) => freeText(max).meta({ label });
export const coded = <Code extends string>(table: CodeTable<Code>, label = table.title) =>
  z.enum(table.codes).meta({ label, codeTable: table.name });
export const severalOf = <Code extends string>(table: CodeTable<Code>, label = table.title) =>
  z.array(z.enum(table.codes)).max(table.codes.length).meta({ label, codeTable: table.name });
export const day = (label: string) => z.iso.date("请写成 2026-11-27 这样的日期").meta({ label });
export const yearMonth = (label: string) =>
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "请写成 2026-12 这样的年月")
    .meta({ label });
/** Up to ten million yuan: whatever is more was typed in the wrong unit. */
export const fen = (label: string) =>
  z.int().nonnegative().max(1_000_000_000, "金额太大，请核对单位").meta({ label });

/** Numbers of people are sealed before an application is kept; what lies in the form is the mask. */
type MaskedAs = "citizenNo" | "phone" | "bankAccount";
const masked = (mask: MaskedAs) => (label: string) =>
  z.string().trim().max(40).meta({ label, sensitivity: "L3", mask });
export const citizenNo = masked("citizenNo");
export const phone = masked("phone");
export const account = (label: string) =>
  z.string().trim().min(4, "请填写银行账号").max(40).meta({ label, sensitivity: "L3", mask: "bankAccount" });
/** Whose values these are in the register; nobody types it, no paper shows it. */
export const personRef = (label: string) => z.uuid().meta({ label, hidden: true });

export const childFields = {
  childName: text("姓名", 60).min(2, "请填写姓名"),
  childSex: coded(codes.sexCodes).optional(),
  childEthnicity: text("民族", 20).optional(),
  childBirthDate: day("出生日期"),
  childCitizenNo: citizenNo("身份证号").optional(),
  householdAddress: text("户籍地", 200).optional(),
  homeAddress: text("现住址", 200),
};

export const wellbeingFields = {
  health: coded(codes.healthCodes).optional(),
  disabilityClass: coded(codes.disabilityClassCodes).optional(),
  disabilityLevel: coded(codes.disabilityLevelCodes).optional(),
  schoolStage: coded(codes.stageCodes, "学业状况").optional(),
  school: text("就读学校").optional(),
  grade: text("年级", 40).optional(),
  livingSummary: text("生活状况概述", 200).optional(),
};

type Parent = "father" | "mother";
const parentWords = { father: "父亲", mother: "母亲" } as const;

export const fatherFields = {
  fatherId: personRef("父亲（档案）").optional(),
  fatherName: text(`${parentWords.father}姓名`, 60).optional(),
  fatherCitizenNo: citizenNo(`${parentWords.father}身份证号`).optional(),
  fatherCondition: coded(codes.conditionCodes, `${parentWords.father}当前状况`).optional(),
  fatherConditionFrom: day("情形开始日期").optional(),
  fatherConditionTo: day("情形到期日期").optional(),
  fatherPhone: phone(`${parentWords.father}联系电话`).optional(),
};

export const motherFields = {
  motherId: personRef("母亲（档案）").optional(),
  motherName: text(`${parentWords.mother}姓名`, 60).optional(),
  motherCitizenNo: citizenNo(`${parentWords.mother}身份证号`).optional(),
  motherCondition: coded(codes.conditionCodes, `${parentWords.mother}当前状况`).optional(),
  motherConditionFrom: day("情形开始日期").optional(),
  motherConditionTo: day("情形到期日期").optional(),
  motherPhone: phone(`${parentWords.mother}联系电话`).optional(),
};

export const guardianFields = {
  guardian1Id: personRef("其他监护人一（档案）").optional(),
  guardian1Name: text("监护人一姓名", 60).optional(),
  guardian1Relation: coded(codes.relationCodes, "监护人一与儿童关系").optional(),
  guardian1CitizenNo: citizenNo("监护人一身份证号").optional(),
  guardian1Phone: phone("监护人一联系电话").optional(),
  guardian2Id: personRef("其他监护人二（档案）").optional(),
  guardian2Name: text("监护人二姓名", 60).optional(),
  guardian2Relation: coded(codes.relationCodes, "监护人二与儿童关系").optional(),
  guardian2CitizenNo: citizenNo("监护人二身份证号").optional(),
  guardian2Phone: phone("监护人二联系电话").optional(),
  socialRelations: text("主要社会关系", 300).optional(),
};

export const reliefFields = {
  reliefMeasures: severalOf(codes.reliefCodes, "已享受的其他救助").optional(),
  reliefDetail: text("救助标准与说明", 200).optional(),
  reliefSince: day("最早一项从哪天起").optional(),
};

/** Who receives the money: a guardian, or who really brings the child up (民发〔2019〕62号). */
export const payeeFields = {
  payeePersonId: personRef("领取人（档案）").optional(),
  payeeName: text("领取人姓名", 60).min(2, "请填写领取人姓名"),
  payeeKind: coded(payeeKindCodes),
  payeeRelation: coded(codes.relationCodes, "领取人与儿童关系").optional(),
  payeePhone: phone("领取人联系电话").optional(),
  payeeBank: text("开户行").min(2, "请填写开户行"),
  payeeAccount: account("银行账号"),
};

export const intakeFields = {
  handedIn: coded(handedInCodes),
  appliedOn: day("申请日期"),
};

export interface ParentKeys {
  readonly id: string;
  readonly name: string;
  readonly citizenNo: string;
  readonly condition: string;
  readonly conditionFrom: string;
  readonly conditionTo: string;
  readonly phone: string;
}

export function parentKeys(parent: Parent): ParentKeys {
  return {
    id: `${parent}Id`,
    name: `${parent}Name`,
    citizenNo: `${parent}CitizenNo`,
    condition: `${parent}Condition`,
    conditionFrom: `${parent}ConditionFrom`,
    conditionTo: `${parent}ConditionTo`,
    phone: `${parent}Phone`,
  };
}
