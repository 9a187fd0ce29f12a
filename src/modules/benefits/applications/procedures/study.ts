/** 福彩圆梦 ×2: the pupil applies at the township, the bureau checks who it is and that it studies. Pure. */
import type { Citation } from "../../../../kernel/citation.ts";
import { type Procedure, procedure } from "../../../../platform/procedures/procedure.ts";
import { districtPlan, fucai2019, fucai2025, ownDesign } from "../../programs/documents.ts";
import { StudyForm, studySections } from "../forms/study-form.contract.ts";
import { formTables } from "./form-tables.ts";
import { confirmStep, verifyStep } from "./steps.ts";

const days = ownDesign("文件没有时限，系统先按十个工作日");

export const fucaiOrphanProcedure = studyProcedure("fucaiOrphan", "福彩圆梦·孤儿助学", [
  fucai2019("本人向认定地或户籍地镇街申请，按月或按季发到本人账户"),
  fucai2025("增加普通高中；没有被收养，残疾孤儿被收养的除外"),
]);

export const fucaiDefactoProcedure = studyProcedure("fucaiDefacto", "福彩圆梦·事实无人抚养儿童助学成长", [
  districtPlan("全日制中职及以上，每人每学年八千元，不含研究生"),
]);

function studyProcedure(code: string, title: string, basis: readonly Citation[]): Procedure {
  return procedure({
    code,
    title,
    basis: [...basis, days],
    versions: [
      {
        version: "2021",
        from: "2019-09-01",
        form: StudyForm,
        sections: studySections,
        codeTables: formTables,
        materials: [
          {
            code: "enrolment",
            title: "学籍证明或在校证明（每学期初）",
            alternatives: [
              { code: "certificate", title: "在校证明" },
              { code: "verification", title: "学籍在线验证报告" },
              { code: "compared", title: "部门信息比对结果" },
            ],
            required: true,
            neededBy: "verify",
          },
          { code: "card", title: "本人银行卡照片", required: false },
        ],
        steps: [
          verifyStep({
            title: "镇街初审",
            days: "procedures.fucai.townshipReview.days",
            cite: days,
            phrases: ["身份和学籍证明齐全，初审通过。"],
          }),
          confirmStep({
            title: "区民政局核验身份与学籍",
            days: "procedures.fucai.districtVerify.days",
            cite: days,
            yes: { label: "予以资助", phrases: ["经核验身份与学籍，予以资助。"], paper: "资助通知" },
            no: { label: "不予资助", paper: "不予资助告知书" },
          }),
        ],
        review: { step: "confirm" },
      },
    ],
  });
}
