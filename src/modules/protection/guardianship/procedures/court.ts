/** 撤销 and 恢复监护人资格: who petitions, what the court says; the bureau must where nobody else does in time. Pure. */
import { type OutcomeSpec, procedure } from "../../../../platform/procedures/procedure.ts";
import { civilCode, domesticViolenceLaw, opinion2014, ownDesign } from "../documents.ts";
import {
  protectionOrderForm,
  restorationForm,
  revocationForm,
} from "../forms/guardianship-forms.contract.ts";
import { guardianshipGroup } from "../which-procedure.ts";
import {
  approved,
  closed,
  court,
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
const revoking = civilCode("三类情形可以申请撤销；他人没有及时申请的，民政部门应当申请", "第三十六条");
const grounds = opinion2014("七类情形可以判决撤销监护人资格", "第三十五条");
const month = opinion2014("适用特别程序，一般一个月内审结");
const conference = opinion2014("诉前会商：和公安、村（居）、学校、亲属会商，形成领回或者申请撤销的结论");
const support = civilCode("被撤销资格的人继续负担抚养费", "第三十七条");
const restoring = civilCode(
  "确有悔改表现的，经申请由人民法院视情况恢复；对被监护人故意犯罪的除外",
  "第三十八条",
);
const window = opinion2014("判决生效三个月至一年内可以书面申请恢复；三类情形一般不得恢复");

export const revocationProcedure = procedure({
  code: "revocation",
  title: "撤销监护人资格",
  group: guardianshipGroup,
  basis: [revoking, grounds, conference, month, support, days],
  versions: [
    {
      version: "2015",
      from: "2015-01-01",
      isOfOffice: true,
      ...revocationForm,
      codeTables: formTables,
      materials: [
        paper("evidence", "侵害事实的证据", "conference", grounds),
        paper("assessment", "监护能力评估报告", "petition", conference),
        otherPapers,
      ],
      steps: [
        {
          code: "conference",
          title: "诉前会商",
          by: district,
          term: term("protection.revocation.conference.days", "workingDays", days),
          outcomes: [
            next("petition", "会商一致：申请撤销", ["会商认为情形严重，应当申请撤销监护人资格。"]),
            closed("return", "会商一致：可以领回，不申请撤销"),
          ],
          prints: [{ code: "conference", title: "诉前会商纪要" }],
          cite: conference,
        },
        {
          code: "who",
          title: "确定申请人",
          by: district,
          term: term("protection.revocation.othersWait.days", "workingDays", days),
          outcomes: [
            next("other", "其他有资格的人（组织）申请", ["已书面告知，对方愿意申请。"]),
            next("bureau", "他人没有及时申请，由民政部门申请", ["有资格的人没有及时申请，由民政部门申请。"]),
          ],
          cite: revoking,
        },
        {
          code: "petition",
          title: "向人民法院提出申请",
          by: district,
          term: term("protection.revocation.petition.days", "workingDays", days),
          outcomes: [next("filed", "法院已立案", ["申请书已提交，法院已立案。"])],
          prints: [{ code: "petition", title: "撤销监护人资格申请书" }],
          cite: revoking,
        },
        {
          code: "court",
          title: "人民法院审理",
          by: court,
          term: term("protection.court.decide.months", "months", month),
          outcomes: [
            { ...approved("revoked", "判决撤销"), needsReasons: true },
            refused("驳回申请"),
            closed("withdrawn", "准予撤回申请"),
          ],
          cite: month,
        },
      ],
    },
  ],
});

export const restorationProcedure = procedure({
  code: "restoration",
  title: "恢复监护人资格",
  group: guardianshipGroup,
  basis: [restoring, window, month, days],
  versions: [
    {
      version: "2015",
      from: "2015-01-01",
      ...restorationForm,
      codeTables: formTables,
      materials: [
        paper("application", "本人的书面申请", "opinion", window),
        paper("assessment", "监护能力评估报告", "opinion"),
        otherPapers,
      ],
      steps: [
        {
          code: "opinion",
          title: "镇街调查并提出意见",
          by: township,
          term: term("protection.restore.opinion.days", "workingDays", days),
          outcomes: [
            next("fit", "确有悔改，支持恢复", ["确有悔改表现，有能力照料孩子。"]),
            next("unfit", "不支持恢复", ["调查认为还不适合恢复。"]),
          ],
          cite: restoring,
        },
        {
          code: "court",
          title: "人民法院审理",
          by: court,
          term: term("protection.court.decide.months", "months", month),
          outcomes: [
            { ...approved("restored", "判决恢复"), needsReasons: true },
            refused("驳回申请"),
            closed("withdrawn", "准予撤回申请"),
          ],
          cite: month,
        },
      ],
    },
  ],
});

const within = domesticViolenceLaw("七十二小时内作出裁定；情况紧急的，二十四小时内作出", "第二十八条");
const half = domesticViolenceLaw("有效期不超过六个月，失效前可以申请延长", "第三十条");
const review = domesticViolenceLaw("对裁定不服的，自裁定生效之日起五日内可以申请复议一次", "第三十一条");
const ruled: OutcomeSpec[] = [
  { ...approved("granted", "作出人身安全保护令"), needsReasons: true },
  refused("驳回申请"),
];
const application = [{ code: "application", title: "人身安全保护令申请书" }];

export const protectionOrderProcedure = procedure({
  code: "protectionOrder",
  title: "代为申请人身安全保护令",
  group: guardianshipGroup,
  basis: [
    domesticViolenceLaw(
      "未成年人可以由近亲属、公安机关、妇联、居（村）委会、救助管理机构代为申请",
      "第二十三条",
      "known",
    ),
    within,
    half,
    review,
    days,
  ],
  versions: [
    {
      version: "2016",
      from: "2016-03-01",
      isOfOffice: true,
      ...protectionOrderForm,
      codeTables: formTables,
      materials: [{ code: "evidence", title: "家庭暴力的证据", required: false }, otherPapers],
      steps: [
        {
          code: "court",
          title: "人民法院裁定",
          by: court,
          when: { field: "isUrgent", oneOf: [false] },
          term: term("protection.protectionOrder.decide.hours", "hours", within),
          outcomes: ruled,
          prints: application,
          cite: within,
        },
        {
          code: "courtUrgent",
          title: "人民法院紧急裁定",
          by: court,
          when: { field: "isUrgent", oneOf: [true] },
          term: term("protection.protectionOrder.urgent.hours", "hours", within),
          outcomes: ruled,
          prints: application,
          cite: within,
        },
      ],
      review: {
        step: "court",
        within: term("protection.protectionOrder.review.days", "calendarDays", review),
        cite: review,
      },
    },
  ],
});
