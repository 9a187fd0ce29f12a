import { z } from "zod";
import type { Citation } from "../../../kernel/citation.ts";
import { photo } from "../../../platform/print/document.contract.ts";
import { cellsOf, declarationRow, heights, opinionFields, opinionRow } from "./form-cells.ts";
import { day, words, yuan } from "./form-fields.ts";
import { group, payeeFields, payeeRows } from "./form-people.ts";
import { applicantFields, applicationFields, applicationSheet, attachmentsRow } from "./form-sheet.ts";
import { officialForm } from "./official-form.ts";

export const studentFields = z.object({
  name: words("姓名"),
  sex: words("性别"),
  nation: words("民族"),
  birthDate: day("出生日期"),
  citizenId: words("身份证号"),
  household: words("户籍地址"),
  phone: words("联系电话"),
  identity: words("身份类型"),
  recognisedBy: words("认定机关及文号"),
  recognisedOn: day("认定日期"),
});

export const studyFields = z.object({
  school: words("就读学校"),
  level: words("学历层次"),
  subject: words("院系及专业"),
  years: words("学制"),
  studentNo: words("学籍号或学号"),
  enrolled: words("入学年月"),
  graduates: words("预计毕业年月"),
  year: words("申请学年"),
  amount: yuan("资助金额"),
  manner: words("发放方式"),
});

const input = applicationFields.extend({
  student: studentFields.optional(),
  study: studyFields.optional(),
  payee: payeeFields.optional(),
  applicant: applicantFields.optional(),
  first: opinionFields.optional(),
  district: opinionFields.optional(),
});

const PROMISE =
  "本人承诺以上内容和所附在校证明真实；毕业、退学、休学、转为非全日制或者学校变动时及时报告；资助款用于学习和生活。";

const NOTE = "注：每学年初申请一次，附学校出具的在校证明或学籍验证报告；资助款发到申请人本人账户。";

function educationAid(about: { code: string; title: string; basis: Citation; firstOpinion: string }) {
  const { firstOpinion, ...named } = about;
  return officialForm({
    ...named,
    input,
    lay: (form) => {
      const person = cellsOf(studentFields, form.student);
      const study = cellsOf(studyFields, form.study);
      const row = (...cells: ReturnType<typeof person.pair>) => ({ cells, height: heights.row + 1 });
      return applicationSheet(
        form,
        [
          ...group("申请人情况", [
            row(
              ...person.pair("name", 3, 5),
              ...person.pair("sex", 2, 2),
              ...person.pair("nation", 2, 4),
              photo({ across: 5, down: 4 }),
            ),
            row(...person.pair("birthDate", 3, 5), ...person.pair("citizenId", 3, 7)),
            row(...person.pair("household", 3, 15)),
            row(...person.pair("identity", 3, 5), ...person.pair("phone", 3, 7)),
            row(...person.pair("recognisedBy", 4, 9), ...person.pair("recognisedOn", 4, 6)),
          ]),
          ...group("就学情况", [
            row(...study.pair("school", 4, 9), ...study.pair("level", 4, 6)),
            row(...study.pair("subject", 4, 9), ...study.pair("years", 4, 6)),
            row(...study.pair("studentNo", 4, 9), ...study.pair("enrolled", 4, 6)),
            row(...study.pair("year", 4, 9), ...study.pair("graduates", 4, 6)),
            row(...study.pair("amount", 4, 9), ...study.pair("manner", 4, 6)),
          ]),
          ...payeeRows(form.payee),
          attachmentsRow(form),
          declarationRow("申请人承诺", PROMISE, "申请人", form.applicant?.name, form.applicant?.on),
          opinionRow(firstOpinion, form.first, heights.shortOpinion),
          opinionRow("区民政局核验意见", form.district, heights.shortOpinion),
        ],
        NOTE,
      );
    },
  });
}

export const orphanStudentAid = educationAid({
  code: "orphanStudentAid",
  title: "“福彩圆梦·孤儿助学工程”资助申请表",
  basis: {
    document: "福彩圆梦·孤儿助学工程实施办法（2025年）",
    says: "散居孤儿向认定地或户籍地镇街申请，机构孤儿由机构所属民政部门受理；式样按项目编排。",
    certainty: "uncertain",
  },
  firstOpinion: "镇（街道）或儿童福利机构初审意见",
});

export const defactoStudentAid = educationAid({
  code: "defactoStudentAid",
  title: "“福彩圆梦·事实无人抚养儿童助学成长工程”资助申请表",
  basis: {
    document: "合川区儿童福利事业发展规划 专栏2",
    says: "中职及以上全日制在校、十八岁前已被认定的事实无人抚养儿童按学年申请；式样按项目编排。",
    certainty: "uncertain",
  },
  firstOpinion: "镇（街道）初审意见",
});
