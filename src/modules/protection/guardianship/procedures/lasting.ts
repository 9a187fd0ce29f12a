/** 长期监护, 委托照护, 监护人变更: who answers for the child from now on. Pure. */
import { procedure } from "../../../../platform/procedures/procedure.ts";
import { civilCode, civilInterpretation, leftBehindOpinion, minorsLaw, ownDesign } from "../documents.ts";
import { changeForm, entrustedForm, longTermForm } from "../forms/guardianship-forms.contract.ts";
import { type LongTermSituation, longTermCodes } from "../guardianship-codes.contract.ts";
import { guardianshipGroup } from "../which-procedure.ts";
import {
  approved,
  back,
  closed,
  district,
  formTables,
  next,
  otherPapers,
  paper,
  refused,
  term,
  township,
} from "./steps.ts";

const days = ownDesign("文件没有写期限，系统先设期限");
const longTerm = minorsLaw("五种情形之一的，民政部门依法长期监护", "第九十四条");
const order = civilCode("父母、祖父母外祖父母、兄姐、其他愿意担任的个人或者组织依次担任监护人", "第二十七条");
const dispute = civilInterpretation("对指定不服的，三十日内申请人民法院指定", "第十条");
const letter = minorsLaw(
  "不能完全履行职责的，书面委托有照护能力的成年人，告知学校和村（居），至少每周联系",
  "第二十二条、第二十三条",
);
const stays = civilInterpretation("委托照护不变更监护人", "第十三条");

const proofs: Readonly<Record<LongTermSituation, string>> = {
  L1: "公安机关查找不到父母或者其他监护人的证明",
  L2: "监护人死亡或者宣告死亡的证明",
  L3: "监护人丧失监护能力的证明",
  L4: "人民法院的判决书",
  L5: "其他情形的材料",
};

export const longTermProcedure = procedure({
  code: "longTermGuardianship",
  title: "长期监护",
  group: guardianshipGroup,
  basis: [longTerm, civilCode("没有依法具有监护资格的人的，由民政部门担任监护人", "第三十二条"), days],
  versions: [
    {
      version: "2021",
      from: "2021-06-01",
      isOfOffice: true,
      ...longTermForm,
      codeTables: formTables,
      materials: [
        ...longTermCodes.codes.map((situation) => ({
          ...paper(`evidence.${situation}`, proofs[situation], "verify", longTerm),
          when: { field: "situation", oneOf: [situation] },
        })),
        {
          ...paper("nobody", "没有其他人可以担任监护人的核查记录", "verify"),
          when: { field: "situation", oneOf: ["L2", "L3"] },
        },
        otherPapers,
      ],
      steps: [
        {
          code: "verify",
          title: "镇街核查",
          by: township,
          term: term("protection.longTerm.verify.days", "workingDays", days),
          outcomes: [
            next("true", "情形属实，没有其他人可以担任监护人", [
              "经核查，情形属实，没有其他依法具有监护资格的人。",
            ]),
            closed("other", "有其他人可以担任监护人"),
          ],
          cite: longTerm,
        },
        {
          code: "decide",
          title: "区民政局决定长期监护",
          by: district,
          term: term("protection.longTerm.decide.days", "workingDays", days),
          separateFrom: ["verify"],
          outcomes: [
            approved("grant", "决定长期监护", ["符合长期监护的情形，决定由民政部门长期监护。"]),
            refused("不予长期监护"),
            back("verify", "退回重新核查"),
          ],
          prints: [{ code: "decision", title: "长期监护决定书", on: ["grant"] }],
          cite: longTerm,
        },
      ],
    },
  ],
});

export const entrustedProcedure = procedure({
  code: "entrustedCare",
  title: "委托照护确认",
  group: guardianshipGroup,
  basis: [letter, stays, leftBehindOpinion("外出务工父母要委托有监护能力的人照料，并保持联系"), days],
  versions: [
    {
      version: "2021",
      from: "2021-06-01",
      ...entrustedForm,
      codeTables: formTables,
      materials: [paper("entrustment", "父母和被委托人签字的委托书", "verify", letter), otherPapers],
      steps: [
        {
          code: "verify",
          title: "镇街核实并确认",
          by: township,
          term: term("protection.entrusted.confirm.days", "workingDays", days),
          outcomes: [
            approved("confirm", "核实无误，予以确认", ["经核实，被委托人有照护能力，没有法律禁止的情形。"]),
            refused("被委托人不合适"),
          ],
          prints: [{ code: "entrustLetter", title: "委托照护书面告知书", on: ["confirm"] }],
          cite: letter,
        },
      ],
    },
  ],
});

export const changeProcedure = procedure({
  code: "guardianChange",
  title: "监护人变更",
  group: guardianshipGroup,
  basis: [order, dispute, days],
  versions: [
    {
      version: "2021",
      from: "2021-01-01",
      ...changeForm,
      codeTables: formTables,
      materials: [
        paper("grounds", "确定监护人的材料（协议、指定、判决、遗嘱或者身份关系证明）", "verify", order),
        otherPapers,
      ],
      steps: [
        {
          code: "verify",
          title: "镇街核查顺序和意愿",
          by: township,
          term: term("protection.change.verify.days", "workingDays", days),
          outcomes: [
            next("fit", "符合顺序，本人愿意", ["顺序在前的人不能担任，新监护人愿意并有能力。"]),
            closed("dispute", "有争议，建议指定或者由法院指定"),
          ],
          cite: order,
        },
        {
          code: "decide",
          title: "区民政局确认",
          by: district,
          term: term("protection.change.decide.days", "workingDays", days),
          separateFrom: ["verify"],
          outcomes: [
            approved("confirm", "予以确认", ["予以确认，从变更日期起担任监护人。"]),
            refused("不予确认"),
            back("verify", "退回重新核查"),
          ],
          prints: [{ code: "guardianConfirmation", title: "监护人确认书", on: ["confirm"] }],
          cite: order,
        },
      ],
    },
  ],
});
