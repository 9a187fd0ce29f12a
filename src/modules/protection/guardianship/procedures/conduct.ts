/** 督促, 联合惩戒, 信用修复: what guardians who fail their duty are told, and what follows step by step. Pure. */
import { procedure } from "../../../../platform/procedures/procedure.ts";
import { difficultyOpinion, familyEducationLaw, minorsLaw, ownDesign, plan } from "../documents.ts";
import { admonitionForm, repairForm, sanctionForm } from "../forms/guardianship-forms.contract.ts";
import { guardianshipGroup } from "../which-procedure.ts";
import {
  approved,
  closed,
  district,
  formTables,
  next,
  otherPapers,
  paper,
  refused,
  term,
  theirs,
  township,
} from "./steps.ts";

const days = ownDesign("文件没有写期限，系统先设期限");
const urging = familyEducationLaw(
  "怠于履行家庭教育责任的，村（居）、妇联、学校等予以劝诫、督促",
  "第四十八条",
);
const reproach = minorsLaw(
  "监护人不依法履行职责或者侵犯权益的，予以劝诫、制止，训诫、责令接受家庭教育指导",
  "第一百一十八条",
);
const sanctioning = difficultyOpinion("恶意弃养、骗取保障资金物资服务的，记入信用记录，纳入信用信息共享平台");
const joint = plan("对恶意弃养和骗取保障的实施联合惩戒", "第三章第一节");
const hearing = ownDesign("没有告知、申辩和听证的，不得推送；不公开孩子的任何信息");

export const admonitionProcedure = procedure({
  code: "admonition",
  title: "督促履行监护职责",
  group: guardianshipGroup,
  basis: [reproach, urging, plan("督促家庭履行法定监护责任"), days],
  versions: [
    {
      version: "2022",
      from: "2022-01-01",
      isOfOffice: true,
      ...admonitionForm,
      codeTables: formTables,
      materials: [{ code: "record", title: "走访或者劝诫的记录", required: false }, otherPapers],
      steps: [
        {
          code: "issue",
          title: "镇街发出督促书",
          by: township,
          term: term("protection.admonition.serve.days", "workingDays", days),
          outcomes: [
            next("issued", "发出督促书", ["情况属实，予以督促。"]),
            { ...refused("不需要督促"), code: "needless" },
          ],
          prints: [{ code: "admonition", title: "督促履行监护职责通知书", on: ["issued"] }],
          cite: reproach,
        },
        {
          code: "serve",
          title: "送达和签收",
          by: theirs,
          term: term("protection.admonition.serve.days", "workingDays", days),
          outcomes: [
            next("signed", "本人已签收", ["本人签收，表示改正。"]),
            next("left", "拒绝签收，两名见证人在场留置", ["本人拒绝签收，已由两名见证人证明后留置。"]),
          ],
          cite: urging,
        },
        {
          code: "check",
          title: "回看改正情况",
          by: township,
          term: term("protection.admonition.check.days", "calendarDays", days),
          outcomes: [approved("improved", "已经改正", ["已按要求改正。"]), closed("inVain", "督促无效")],
          cite: reproach,
        },
      ],
    },
  ],
});

export const sanctionProcedure = procedure({
  code: "jointSanction",
  title: "联合惩戒",
  group: guardianshipGroup,
  basis: [sanctioning, joint, hearing, days],
  versions: [
    {
      version: "2016",
      from: "2016-06-13",
      isOfOffice: true,
      ...sanctionForm,
      codeTables: formTables,
      materials: [
        paper("evidence", "失信行为的证据", "identify", sanctioning),
        paper("receipt", "告知书的送达回证", "statement", hearing),
        otherPapers,
      ],
      steps: [
        {
          code: "identify",
          title: "认定失信行为",
          by: district,
          term: term("protection.sanction.identify.days", "workingDays", days),
          outcomes: [
            next("true", "认定属实", ["证据充分，认定属实。"]),
            closed("untrue", "证据不足，不予认定"),
          ],
          prints: [{ code: "identification", title: "失信行为认定书", on: ["true"] }],
          cite: sanctioning,
        },
        {
          code: "notify",
          title: "书面告知当事人",
          by: district,
          term: term("protection.sanction.notice.days", "workingDays", days),
          outcomes: [next("served", "告知书已送达", ["已送达，告知陈述、申辩和要求听证的权利。"])],
          prints: [{ code: "sanctionNotice", title: "拟联合惩戒告知书" }],
          cite: hearing,
        },
        {
          code: "statement",
          title: "当事人陈述申辩",
          by: { ...theirs, role: "districtOfficer", level: "district" },
          term: term("protection.sanction.statement.days", "workingDays", days),
          outcomes: [
            next("none", "期限内没有陈述申辩，也没有要求听证", ["期限内没有提出。"]),
            next("stated", "陈述申辩已记录，没有要求听证"),
            next("hearing", "要求听证"),
            closed("accepted", "申辩成立，不予惩戒"),
          ],
          cite: hearing,
        },
        {
          code: "hearing",
          title: "听证",
          after: [{ step: "statement", oneOf: ["hearing"] }],
          by: district,
          term: term("protection.sanction.hearing.days", "workingDays", days),
          outcomes: [next("held", "已经听证，笔录已签"), closed("accepted", "听证后不予惩戒")],
          prints: [{ code: "hearingNotice", title: "听证通知书", on: ["held"] }],
          cite: hearing,
        },
        {
          code: "decide",
          title: "作出惩戒决定",
          by: district,
          term: term("protection.sanction.decide.days", "workingDays", days),
          separateFrom: ["identify"],
          outcomes: [
            next("sanction", "决定联合惩戒", ["事实清楚，程序完备，决定记入信用记录。"]),
            refused("不予惩戒"),
          ],
          prints: [
            { code: "sanctionDecision", title: "联合惩戒决定书", on: ["sanction"] },
            { code: "noSanction", title: "不予惩戒告知书", on: ["refuse"] },
          ],
          cite: sanctioning,
        },
        {
          code: "push",
          title: "推送信用平台",
          by: district,
          term: term("protection.sanction.push.days", "workingDays", days),
          outcomes: [
            approved("pushed", "已推送", ["已推送，不含孩子的任何信息。"]),
            closed("kept", "不推送"),
          ],
          prints: [{ code: "pushSheet", title: "信用信息推送单", on: ["pushed"] }],
          cite: sanctioning,
        },
      ],
    },
  ],
});

export const repairProcedure = procedure({
  code: "sanctionRepair",
  title: "信用修复",
  group: guardianshipGroup,
  basis: [ownDesign("纠正失信行为的，可以申请修复并移出"), days],
  versions: [
    {
      version: "2016",
      from: "2016-06-13",
      ...repairForm,
      codeTables: formTables,
      materials: [paper("corrected", "已经纠正的证明", "decide"), otherPapers],
      steps: [
        {
          code: "decide",
          title: "决定修复并移出",
          by: district,
          term: term("protection.sanction.repair.days", "workingDays", days),
          outcomes: [
            approved("repair", "予以修复，移出名单", ["已经纠正，予以修复并通知移出。"]),
            refused("不予修复"),
          ],
          prints: [{ code: "repairDecision", title: "信用修复决定书", on: ["repair"] }],
          cite: days,
        },
      ],
    },
  ],
});
