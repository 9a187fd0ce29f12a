import { z } from "zod";
import type { Row } from "../../../platform/print/document.contract.ts";
import { cellsOf, declarationRow, heights, opinionFields, opinionRow } from "./form-cells.ts";
import { day, words } from "./form-fields.ts";
import {
  bothParents,
  childFields,
  childRows,
  grantFields,
  grantRow,
  guardianFields,
  guardianRows,
  payeeFields,
  payeeRows,
} from "./form-people.ts";
import { applicationFields, applicationSheet, attachmentsRow } from "./form-sheet.ts";
import { officialForm } from "./official-form.ts";

/** A parent of an orphan: dead, declared dead or missing, or not to be found. */
export const lostParentFields = z.object({
  name: words("姓名"),
  citizenId: words("身份证号"),
  loss: words("死亡、失踪或查找不到"),
  on: day("日期"),
  evidence: words("证明及文号"),
});
type LostParent = z.output<typeof lostParentFields>;

function lostParentRows(form: { father?: LostParent | undefined; mother?: LostParent | undefined }): Row[] {
  return bothParents(lostParentFields, form, [
    ["name", 3],
    ["citizenId", 6],
    ["loss", 3],
    ["on", 5],
    ["evidence", 4],
  ]);
}

const people = {
  child: childFields.optional(),
  father: lostParentFields.optional(),
  mother: lostParentFields.optional(),
  payee: payeeFields.optional(),
  grant: grantFields.optional(),
};

const PROMISE =
  "本人自愿申请，承诺以上内容和所附材料真实、完整，孤儿基本生活费全部用于孩子的生活；孩子的监护、户籍、就学等情况有变化时及时报告。";

export const communityOrphanApplication = officialForm({
  code: "communityOrphanApplication",
  title: "重庆市散居孤儿基本生活费发放申请审批表",
  basis: {
    document: "渝民发〔2010〕184号",
    says: "散居孤儿由监护人向户籍地镇街申请，镇街审核，区民政局审批；表的名称已核实，式样按项目编排。",
    certainty: "uncertain",
  },
  input: applicationFields.extend({
    ...people,
    guardians: z.array(guardianFields).optional(),
    applicant: z.object({ name: words("监护人"), on: day("日期") }).optional(),
    village: opinionFields.optional(),
    township: opinionFields.optional(),
    district: opinionFields.optional(),
  }),
  lay: (form) => {
    return applicationSheet(
      form,
      [
        ...childRows(form.child),
        ...lostParentRows(form),
        ...guardianRows(form.guardians, "监护人"),
        ...payeeRows(form.payee),
        attachmentsRow(form),
        declarationRow("监护人申请", PROMISE, "监护人", form.applicant?.name, form.applicant?.on),
        opinionRow("村（居）民委员会意见", form.village),
        opinionRow("镇（街道）审核意见", form.township),
        grantRow(form.grant),
        opinionRow("区民政局审批意见", form.district),
      ],
      "注：本表一式三份，监护人、镇（街道）、区民政局各执一份；另附近期一寸照片两张。",
    );
  },
});

const stay = z.object({
  institution: words("机构名称"),
  admittedOn: day("入院日期"),
  origin: words("入院来源"),
  care: words("养育方式"),
});

export const institutionOrphanApplication = officialForm({
  code: "institutionOrphanApplication",
  title: "重庆市儿童福利机构孤儿基本生活费发放申请审批表",
  basis: {
    document: "渝民发〔2010〕184号",
    says: "机构养育的孤儿由机构填表，报主管的民政部门审批；表的名称已核实，式样按项目编排。",
    certainty: "uncertain",
  },
  input: applicationFields.extend({
    ...people,
    stay: stay.optional(),
    institution: opinionFields.optional(),
    district: opinionFields.optional(),
  }),
  lay: (form) => {
    const inside = cellsOf(stay, form.stay);
    return applicationSheet(
      form,
      [
        ...childRows(form.child),
        {
          cells: [...inside.pair("institution", 4, 9), ...inside.pair("admittedOn", 4, 7)],
          height: heights.row,
        },
        { cells: [...inside.pair("origin", 4, 9), ...inside.pair("care", 4, 7)], height: heights.row },
        ...lostParentRows(form),
        ...payeeRows(form.payee),
        attachmentsRow(form),
        opinionRow("机构申请意见", form.institution, heights.shortOpinion),
        grantRow(form.grant),
        opinionRow("主管民政部门审批意见", form.district, heights.shortOpinion),
      ],
      "注：本表一式两份，机构、主管民政部门各执一份。",
    );
  },
});
