/** Papers on the way to court and of sanctions. Nothing about the child stands in what leaves for others. Pure. */
import { type PrintDocument, paragraph } from "../../../../platform/print/document.contract.ts";
import { letter, particulars, sentence } from "./letter.ts";
import { basisOf, opinionOn, opinionsSoFar, type PaperCase, said } from "./paper-case.ts";

type Paper = (paper: PaperCase, stamp: string) => PrintDocument;

const guardian = (paper: PaperCase) =>
  [said(paper, "guardianRole"), said(paper, "guardianName")].filter((part) => part !== undefined).join("　");

export const conferenceMinutes: Paper = (paper, stamp) =>
  letter({
    title: "诉前会商纪要",
    number: paper.no,
    stamp,
    office: paper.offices.district,
    on: opinionOn(paper, "conference")?.on,
    opinions: opinionsSoFar(paper).slice(0, 1),
    blocks: [
      particulars([
        ["儿童姓名", paper.subjectName],
        ["监护人", guardian(paper)],
        ["情形", said(paper, "ground")],
        ["参加单位和人员", "公安机关、村（居）民委员会、学校、亲属、未成年人救助保护机构"],
        ["孩子本人的意愿", said(paper, "childWish")],
      ]),
      paragraph(`会商的事实：${sentence(said(paper, "facts"))}`),
      paragraph("参加人员（签字）："),
    ],
  });

export const petition: Paper = (paper, stamp) =>
  letter({
    title: "撤销监护人资格申请书",
    number: paper.no,
    to: "合川区人民法院",
    stamp,
    office:
      opinionOn(paper, "who")?.text.startsWith("他人") === true
        ? paper.offices.district
        : (said(paper, "petitionerName") ?? said(paper, "petitioner") ?? ""),
    on: opinionOn(paper, "petition")?.on,
    blocks: [
      particulars([
        [
          "申请人",
          opinionOn(paper, "who")?.text.startsWith("他人") === true
            ? paper.offices.district
            : (said(paper, "petitionerName") ?? said(paper, "petitioner")),
        ],
        ["被申请人", guardian(paper)],
        ["未成年人", paper.subjectName],
      ]),
      paragraph(
        `请求事项：撤销被申请人对${paper.subjectName}的监护人资格，并指定${said(paper, "nextGuardian") ?? ""}担任监护人。`,
      ),
      paragraph(
        `事实和理由：${sentence(said(paper, "facts"))}上述行为属于“${said(paper, "ground") ?? ""}”。`,
      ),
      paragraph(`依据${basisOf(paper)}提出申请。被撤销资格的人应当继续负担抚养费。`),
      paragraph("附：证据材料、监护能力评估报告、诉前会商纪要。", "plain"),
    ],
  });

export const protectionOrderApplication: Paper = (paper, stamp) =>
  letter({
    title: "人身安全保护令申请书",
    number: paper.no,
    to: "合川区人民法院",
    stamp,
    office: said(paper, "petitionerName") ?? "",
    on: paper.matter.receivedOn ?? undefined,
    blocks: [
      particulars([
        ["申请人", paper.subjectName],
        ["代为申请", said(paper, "petitionerName")],
        ["被申请人", guardian(paper)],
        ["情况紧急", said(paper, "isUrgent")],
      ]),
      paragraph(`请求事项：${sentence(said(paper, "measures"))}`),
      paragraph(`事实和理由：${sentence(said(paper, "facts"))}`),
      paragraph(`依据${basisOf(paper)}代为申请。`),
    ],
  });

export const admonition: Paper = (paper, stamp) =>
  letter({
    title: "督促履行监护职责通知书",
    number: paper.no,
    to: said(paper, "guardianName"),
    stamp,
    office: paper.offices.township,
    on: opinionOn(paper, "issue")?.on,
    isServed: true,
    blocks: [
      paragraph(`你是${paper.subjectName}的监护人。经查：${sentence(said(paper, "faults"))}`),
      paragraph(
        `依据${basisOf(paper)}，请你在${said(paper, "correctBy") ?? ""}前改正：${sentence(said(paper, "demands"))}`,
      ),
      paragraph(
        "有困难的，可以向村（居）儿童主任求助，我们一起想办法。经多次督促仍不改正的，可能被训诫、责令接受家庭教育指导，直至申请撤销监护人资格。",
      ),
    ],
  });

export const identification: Paper = (paper, stamp) =>
  letter({
    title: "失信行为认定书",
    number: paper.no,
    stamp,
    office: paper.offices.district,
    on: opinionOn(paper, "identify")?.on,
    opinions: opinionsSoFar(paper).slice(0, 1),
    blocks: [
      particulars([
        ["当事人", said(paper, "guardianName")],
        ["失信行为", said(paper, "offence")],
        ["涉及金额", said(paper, "amountFen")],
      ]),
      paragraph(`经核实：${sentence(said(paper, "facts"))}`),
      paragraph(`依据${basisOf(paper)}认定如上。`),
    ],
  });

export const sanctionNotice: Paper = (paper, stamp) =>
  letter({
    title: "拟联合惩戒告知书",
    number: paper.no,
    to: said(paper, "guardianName"),
    stamp,
    office: paper.offices.district,
    on: opinionOn(paper, "notify")?.on,
    isServed: true,
    blocks: [
      paragraph(`经核实，你有“${said(paper, "offence") ?? ""}”的行为：${sentence(said(paper, "facts"))}`),
      paragraph(`依据${basisOf(paper)}，拟将上述失信行为记入信用记录，推送信用信息共享平台。`),
      paragraph("你有权在收到本告知书后规定的期限内陈述、申辩，也可以要求听证。逾期没有提出的，视为放弃。"),
    ],
  });

export const hearingNotice: Paper = (paper, stamp) =>
  letter({
    title: "听证通知书",
    number: paper.no,
    to: said(paper, "guardianName"),
    stamp,
    office: paper.offices.district,
    on: opinionOn(paper, "hearing")?.on,
    isServed: true,
    blocks: [
      paragraph(`你就拟联合惩戒一事要求听证，现予举行。听证不公开进行，不涉及孩子的个人信息。`),
      paragraph(`听证情况：${sentence(opinionOn(paper, "hearing")?.text)}`),
    ],
  });

export const sanctionDecision: Paper = (paper, stamp) =>
  letter({
    title: "联合惩戒决定书",
    number: paper.no,
    to: said(paper, "guardianName"),
    stamp,
    office: paper.offices.district,
    on: opinionOn(paper, "decide")?.on,
    isServed: true,
    blocks: [
      paragraph(`经查，你有“${said(paper, "offence") ?? ""}”的行为：${sentence(said(paper, "facts"))}`),
      paragraph(`告知：${sentence(opinionOn(paper, "notify")?.text)}`),
      paragraph(`陈述申辩：${sentence(opinionOn(paper, "statement")?.text)}`),
      paragraph(`听证：${sentence(opinionOn(paper, "hearing")?.text ?? "你没有要求听证")}`),
      paragraph(`依据${basisOf(paper)}，决定将上述失信行为记入信用记录，推送信用信息共享平台。`),
      paragraph("不服本决定的，可以依法申请行政复议或者提起行政诉讼。纠正失信行为后，可以申请信用修复。"),
    ],
  });

export const noSanction: Paper = (paper, stamp) =>
  letter({
    title: "不予惩戒告知书",
    number: paper.no,
    to: said(paper, "guardianName"),
    stamp,
    office: paper.offices.district,
    on: opinionOn(paper, "decide")?.on,
    isServed: true,
    blocks: [
      paragraph(`经研究，对拟联合惩戒一事决定不予惩戒。${sentence(opinionOn(paper, "decide")?.text)}`),
    ],
  });

/** What the platform of credit is told: the person, the conduct, the decision; of the child not a word. */
export const pushSheet: Paper = (paper, stamp) =>
  letter({
    title: "信用信息推送单",
    number: paper.no,
    stamp,
    office: paper.offices.district,
    on: opinionOn(paper, "push")?.on,
    blocks: [
      particulars([
        ["当事人", said(paper, "guardianName")],
        ["失信行为", said(paper, "offence")],
        ["涉及金额", said(paper, "amountFen")],
        ["决定编号", paper.no ?? undefined],
        ["告知日期", opinionOn(paper, "notify")?.on],
        ["陈述申辩", opinionOn(paper, "statement")?.on],
        ["听证", opinionOn(paper, "hearing")?.on ?? "当事人没有要求"],
        ["决定日期", opinionOn(paper, "decide")?.on],
        ["推送日期", opinionOn(paper, "push")?.on],
      ]),
      paragraph("本单不含未成年人的任何信息，不得附其他材料。", "note"),
    ],
  });

export const repairDecision: Paper = (paper, stamp) =>
  letter({
    title: "信用修复决定书",
    number: paper.no,
    to: said(paper, "guardianName"),
    stamp,
    office: paper.offices.district,
    on: opinionOn(paper, "decide")?.on,
    isServed: true,
    blocks: [
      paragraph(
        `你被记入信用记录（${said(paper, "sanctionNo") ?? ""}）后，已经纠正：${sentence(said(paper, "corrected"))}`,
      ),
      paragraph("决定予以修复，并通知信用信息共享平台移出。"),
    ],
  });
