/** 临时监护 (未保法 92, 93): decided within hours, handed over in writing, the guardian told; and its ways out. Pure. */
import { procedure } from "../../../../platform/procedures/procedure.ts";
import { minorsLaw, opinion2014, ownDesign } from "../documents.ts";
import { endForm, returnForm, temporaryForm } from "../forms/guardianship-forms.contract.ts";
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
import { temporaryEvidence } from "./temporary-evidence.ts";

const situations = minorsLaw("七种情形之一的，民政部门依法临时监护", "第九十二条");
const placing = minorsLaw("委托亲属抚养、家庭寄养，或者交由救助保护机构、儿童福利机构收留抚养", "第九十三条");
const returning = minorsLaw("经民政部门评估，监护人重新具备履行监护职责条件的，可以送回", "第九十三条");
const year = opinion2014("临时监护一般不超过一年", "第十五条");
const hours = ownDesign("文件没有写多少小时，系统先设期限");

export const temporaryProcedure = procedure({
  code: "temporaryGuardianship",
  title: "临时监护",
  group: guardianshipGroup,
  basis: [situations, placing, year, hours],
  versions: [
    {
      version: "2021",
      from: "2021-06-01",
      isOfOffice: true,
      ...temporaryForm,
      codeTables: formTables,
      materials: [...temporaryEvidence, otherPapers],
      steps: [
        {
          code: "decide",
          title: "区民政局决定临时监护",
          by: district,
          term: term("protection.temporary.decide.hours", "hours", hours),
          outcomes: [
            next("grant", "决定临时监护", ["经核实，符合临时监护的情形，决定由民政部门临时监护。"]),
            refused("不予临时监护", ["监护人能够履行监护职责，不需要临时监护。"]),
          ],
          prints: [{ code: "decision", title: "临时监护决定书", on: ["grant"] }],
          cite: situations,
        },
        {
          code: "handover",
          title: "安置和书面交接",
          by: district,
          term: term("protection.temporary.handover.hours", "hours", hours),
          outcomes: [next("placed", "已安置，交接单已签", ["孩子已安置，交接清楚。"])],
          prints: [
            { code: "handover", title: "临时照料交接单" },
            { code: "agreement", title: "委托照料（寄养）协议" },
          ],
          cite: placing,
        },
        {
          code: "inform",
          title: "书面告知监护人",
          by: township,
          term: term("protection.temporary.inform.days", "workingDays", hours),
          outcomes: [
            approved("informed", "已送达监护人", ["告知书已送达，本人签收。"]),
            approved("notFound", "监护人下落不明，已留置或者公告", ["监护人下落不明，已留置告知书。"]),
          ],
          prints: [{ code: "guardianNotice", title: "监护人告知书" }],
          cite: hours,
        },
      ],
    },
  ],
});

export const returnProcedure = procedure({
  code: "returnHome",
  title: "评估后送回家庭",
  group: guardianshipGroup,
  basis: [returning, hours],
  versions: [
    {
      version: "2021",
      from: "2021-06-01",
      isOfOffice: true,
      ...returnForm,
      codeTables: formTables,
      materials: [paper("assessment", "监护能力评估报告", "evaluate", returning), otherPapers],
      steps: [
        {
          code: "evaluate",
          title: "镇街评估监护人条件",
          by: township,
          term: term("protection.return.evaluate.days", "workingDays", hours),
          outcomes: [
            next("fit", "重新具备条件，建议送回", ["监护人情况好转，有能力也愿意照料孩子。"]),
            closed("notYet", "暂不具备条件，继续临时监护"),
          ],
          prints: [{ code: "returnReport", title: "送回评估报告" }],
          cite: returning,
        },
        {
          code: "decide",
          title: "区民政局决定送回",
          by: district,
          term: term("protection.return.decide.days", "workingDays", hours),
          separateFrom: ["evaluate"],
          outcomes: [
            next("grant", "同意送回", ["同意送回家庭，按安排随访。"]),
            refused("不同意送回"),
            back("evaluate", "退回重新评估"),
          ],
          cite: returning,
        },
        {
          code: "handover",
          title: "送回交接，解除临时监护",
          by: township,
          term: term("protection.temporary.handover.hours", "hours", hours),
          outcomes: [approved("home", "孩子已回到家中", ["孩子已交给监护人，情绪稳定。"])],
          prints: [{ code: "lift", title: "解除临时监护通知书" }],
          cite: returning,
        },
      ],
    },
  ],
});

export const endProcedure = procedure({
  code: "endTemporary",
  title: "解除临时监护",
  group: guardianshipGroup,
  basis: [minorsLaw("临时监护的情形消失的，终止临时监护", "第九十三条", "known"), hours],
  versions: [
    {
      version: "2021",
      from: "2021-06-01",
      isOfOffice: true,
      ...endForm,
      codeTables: formTables,
      materials: [paper("proof", "情形消失的证明", "verify"), otherPapers],
      steps: [
        {
          code: "verify",
          title: "镇街核实",
          by: township,
          term: term("protection.return.evaluate.days", "workingDays", hours),
          outcomes: [
            next("true", "情况属实", ["经核实，情况属实。"]),
            closed("wrong", "情况不实，继续临时监护"),
          ],
        },
        {
          code: "decide",
          title: "区民政局决定解除",
          by: district,
          term: term("protection.return.decide.days", "workingDays", hours),
          separateFrom: ["verify"],
          outcomes: [
            approved("end", "解除临时监护", ["临时监护的情形已经消失，决定解除。"]),
            refused("继续临时监护"),
            back("verify", "退回重新核实"),
          ],
          prints: [{ code: "lift", title: "解除临时监护通知书", on: ["end"] }],
        },
      ],
    },
  ],
});
