import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { cellsOf, declarationRow, heights, opinionFields, opinionRow } from "./form-cells.ts";
import { ticks, words } from "./form-fields.ts";
import {
  childFields,
  childRows,
  grantFields,
  grantRow,
  guardianFields,
  guardianRows,
  parentFields,
  parentRows,
  payeeFields,
  payeeRows,
} from "./form-people.ts";
import { applicantFields, applicationFields, applicationSheet, attachmentsRow } from "./form-sheet.ts";
import { officialForm } from "./official-form.ts";

export const otherReliefCodes = codeTable("otherRelief", "已享受的其他救助", {
  dibao: "最低生活保障",
  tekun: "特困人员救助供养",
  disabledLiving: "困难残疾人生活补贴",
  disabledCare: "重度残疾人护理补贴",
  tempRelief: "临时救助",
  medical: "医疗救助",
  other: "其他",
});

const more = applicationFields.extend({
  source: words("申请来源"),
  relatives: words("主要社会关系"),
  relief: ticks(otherReliefCodes),
  reliefDetail: words("救助标准及起始时间"),
});

const input = more.extend({
  child: childFields.optional(),
  father: parentFields.optional(),
  mother: parentFields.optional(),
  guardians: z.array(guardianFields).optional(),
  payee: payeeFields.optional(),
  grant: grantFields.optional(),
  applicant: applicantFields.optional(),
  village: opinionFields.optional(),
  township: opinionFields.optional(),
  district: opinionFields.optional(),
});

const PROMISE =
  "本人承诺：以上内容和所附材料真实、完整；同意有关部门核对信息；父母情形、监护照料、户籍或者其他情况有变化时及时报告；补贴全部用于儿童的生活。如有不实，愿意退回补贴并承担相应责任。";

export const defactoApplication = officialForm({
  code: "defactoApplication",
  title: "事实无人抚养儿童基本生活补贴申请表",
  basis: {
    document: "民发〔2019〕62号",
    says: "申请人向儿童户籍所在地的镇街提出申请并填写此表；式样按全国儿童福利信息系统的项目编排。",
    certainty: "uncertain",
  },
  input,
  lay: (form) => {
    const { pair } = cellsOf(more, form);
    return applicationSheet(
      form,
      [
        ...childRows(form.child),
        ...parentRows(form),
        ...guardianRows(form.guardians),
        { cells: pair("relatives", 4, 20), height: heights.row },
        { cells: pair("relief", 4, 20), height: heights.row },
        { cells: [...pair("reliefDetail", 4, 13), ...pair("source", 3, 4)], height: heights.row },
        ...payeeRows(form.payee),
        attachmentsRow(form),
        declarationRow("申请人承诺", PROMISE, "申请人", form.applicant?.name, form.applicant?.on),
        opinionRow("村（居）民委员会意见", form.village),
        opinionRow("镇（街道）查验意见", form.township),
        grantRow(form.grant),
        opinionRow("区民政局确认意见", form.district),
      ],
      "注：本表一式三份，镇（街道）、区民政局、申请人各执一份。查验不进行公示。",
    );
  },
});
