/** Papers of the state's guardianship: decisions, handing over, telling the guardian, returning. Pure. */
import { chineseDate } from "../../../../kernel/chinese-date.ts";
import { type PrintDocument, paragraph } from "../../../../platform/print/document.contract.ts";
import { letter, particulars, sentence } from "./letter.ts";
import { basisOf, opinionOn, opinionsSoFar, type PaperCase, said } from "./paper-case.ts";
import { type PlacementPaper, placementPaper } from "./placement-paper.ts";

type Paper = (paper: PaperCase, stamp: string) => PrintDocument;

const childRows = (paper: PaperCase) =>
  [
    ["儿童姓名", paper.subjectName],
    ["性别", said(paper, "childSex")],
    ["出生日期", said(paper, "childBirthDate")],
    ["身份证号", said(paper, "childCitizenNo")],
    ["户籍地", said(paper, "householdAddress")],
    ["现住址", said(paper, "homeAddress")],
  ] as const;
const child = (paper: PaperCase) => particulars(childRows(paper));

export const temporaryDecision: Paper = (paper, stamp) =>
  letter({
    title: "临时监护决定书",
    number: paper.no,
    stamp,
    office: paper.offices.district,
    on: opinionOn(paper, "decide")?.on,
    opinions: opinionsSoFar(paper).slice(0, 1),
    blocks: [
      child(paper),
      paragraph(`经查，${sentence(said(paper, "facts"))}`),
      paragraph(
        `上述情况属于“${said(paper, "situation") ?? ""}”。依据${basisOf(paper)}，决定由${paper.offices.district}对${paper.subjectName}进行临时监护，${
          paper.termEndsOn === null ? "期限至情形消失" : `最长至${chineseDate(paper.termEndsOn)}`
        }。`,
      ),
      paragraph(
        `安置方式：${said(paper, "placement") ?? ""}，地点：${said(paper, "placementAt") ?? ""}，由${said(paper, "placementCarer") ?? ""}照料。`,
      ),
      paragraph(`孩子本人的意愿：${sentence(said(paper, "childWish"))}`),
      paragraph(
        "临时监护期间，经评估监护人重新具备履行监护职责条件的，可以送回监护人抚养。监护人原应负担的抚养费用不因此免除。",
      ),
    ],
  });

/** As the child was handed over; before that, as it is planned. */
function placed(paper: PaperCase): PlacementPaper {
  const { placement, subjectName: childName, no: number, offices } = paper;
  const about = { childName, number, office: offices.district, childRows: childRows(paper) };
  if (placement !== null) return { ...about, ...placement, kindName: placement.kind };
  return {
    ...about,
    kindName: said(paper, "placement") ?? "",
    placeName: said(paper, "placementAt") ?? "",
    carer: said(paper, "placementCarer") ?? "",
    carerRelation: null,
    from: null,
    handover: {},
  };
}

export const handoverSheet: Paper = (paper, stamp) => placementPaper(placed(paper), "handover", stamp);
export const careAgreement: Paper = (paper, stamp) => placementPaper(placed(paper), "agreement", stamp);

export const guardianNotice: Paper = (paper, stamp) =>
  letter({
    title: "监护人告知书",
    number: paper.no,
    to: said(paper, "guardianName"),
    stamp,
    office: paper.offices.district,
    on: opinionOn(paper, "inform")?.on ?? opinionOn(paper, "decide")?.on,
    isServed: true,
    blocks: [
      paragraph(
        `你监护的${paper.subjectName}因“${said(paper, "situation") ?? ""}”，依据${basisOf(paper)}，从${
          opinionOn(paper, "decide")?.on === undefined
            ? "决定之日"
            : chineseDate(opinionOn(paper, "decide")?.on ?? "")
        }起由${paper.offices.district}临时监护。`,
      ),
      paragraph("一、临时监护期间，你仍是监护人，仍要负担抚养费用，可以按安排看望孩子、了解情况。"),
      paragraph("二、你应当接受家庭教育指导，配合评估。经评估重新具备条件的，可以申请送回。"),
      paragraph("三、情形严重的，有关单位可以向人民法院申请撤销监护人资格；被撤销后仍要负担抚养费。"),
      paragraph("四、对临时监护决定不服的，可以依法申请行政复议或者提起行政诉讼。"),
    ],
  });

export const returnReport: Paper = (paper, stamp) =>
  letter({
    title: "送回评估报告",
    number: paper.no,
    stamp,
    office: paper.offices.township,
    on: opinionOn(paper, "evaluate")?.on,
    opinions: opinionsSoFar(paper).slice(0, 2),
    blocks: [
      child(paper),
      particulars([
        [
          "监护人",
          [said(paper, "guardianRole"), said(paper, "guardianName")]
            .filter((part) => part !== undefined)
            .join("　"),
        ],
        ["评估日期", said(paper, "assessedOn")],
        ["评估人", said(paper, "assessors")],
        ["评估结论", said(paper, "capacity")],
        ["孩子本人的意愿", said(paper, "childWish")],
        ["送回后的随访", said(paper, "followUp")],
      ]),
      paragraph(`监护人重新具备的条件：${sentence(said(paper, "changes"))}`),
    ],
  });

export const liftNotice: Paper = (paper, stamp) => {
  const on = (opinionOn(paper, "handover") ?? opinionOn(paper, "decide"))?.on;
  const why = said(paper, "endReason") ?? "监护人重新具备履行监护职责的条件";
  return letter({
    title: "解除临时监护通知书",
    number: paper.no,
    to: said(paper, "nextGuardian") ?? said(paper, "guardianName"),
    stamp,
    office: paper.offices.district,
    on,
    isServed: true,
    blocks: [
      paragraph(
        `${paper.subjectName}临时监护的情形已经消失（${why}）。依据${basisOf(paper)}，从${on === undefined ? "即日" : chineseDate(on)}起解除临时监护。`,
      ),
      paragraph(`以后的监护：${sentence(said(paper, "nextGuardian") ?? said(paper, "guardianName"))}`),
      paragraph("请接回后妥善照料孩子，配合随访；有困难的，请告诉村（居）儿童主任。"),
    ],
  });
};

export const longTermDecision: Paper = (paper, stamp) =>
  letter({
    title: "长期监护决定书",
    number: paper.no,
    stamp,
    office: paper.offices.district,
    on: opinionOn(paper, "decide")?.on,
    opinions: opinionsSoFar(paper),
    blocks: [
      child(paper),
      paragraph(`经核查，${sentence(said(paper, "facts"))}`),
      paragraph(
        `上述情况属于“${said(paper, "situation") ?? ""}”。依据${basisOf(paper)}，决定由${said(paper, "holder") ?? paper.offices.district}对${paper.subjectName}长期监护。`,
      ),
      paragraph(`安置方式：${said(paper, "placement") ?? ""}，地点：${said(paper, "placementAt") ?? ""}。`),
      paragraph("长期监护期间，经评估符合条件的，可以依法送养；收养关系成立后，本决定的监护终止。"),
    ],
  });

export const guardianConfirmation: Paper = (paper, stamp) =>
  letter({
    title: "监护人确认书",
    number: paper.no,
    to: said(paper, "guardianName"),
    stamp,
    office: paper.offices.district,
    on: opinionOn(paper, "decide")?.on,
    opinions: opinionsSoFar(paper),
    isServed: true,
    blocks: [
      child(paper),
      particulars([
        ["监护人", said(paper, "guardianName")],
        ["与儿童关系", said(paper, "guardianRelation") ?? said(paper, "newGuardian")],
        ["怎样确定", said(paper, "determinedBy")],
        ["从哪天起", said(paper, "from")],
      ]),
      paragraph(`顺序在前的人不能担任的原因：${sentence(said(paper, "earlierUnable"))}`),
      paragraph(
        `依据${basisOf(paper)}，确认上述监护人。监护人应当按照最有利于孩子的原则履行职责，除为孩子利益外不得处分其财产。`,
      ),
      paragraph("对指定监护人不服的，可以从接到通知起三十日内向人民法院申请指定监护人。"),
    ],
  });

export const entrustLetter: Paper = (paper, stamp) =>
  letter({
    title: "委托照护书面告知书",
    number: paper.no,
    to: "村（居）民委员会、就读学校（幼儿园）",
    stamp,
    office: paper.offices.township,
    on: opinionOn(paper, "verify")?.on,
    isServed: true,
    blocks: [
      child(paper),
      particulars([
        [
          "委托人（监护人）",
          [said(paper, "guardianRole"), said(paper, "guardianName")]
            .filter((part) => part !== undefined)
            .join("　"),
        ],
        ["委托原因", said(paper, "reason")],
        ["被委托人", said(paper, "carerName")],
        ["与儿童关系", said(paper, "carerRelation")],
        ["被委托人年龄", said(paper, "carerAge")],
        ["被委托人电话", said(paper, "carerPhone")],
        ["委托期间", [said(paper, "from") ?? "", said(paper, "until") ?? "委托人返回"].join(" 至 ")],
        ["联系和团聚的约定", said(paper, "contact")],
      ]),
      paragraph(
        `依据${basisOf(paper)}告知如上。委托照护期间，委托人仍是监护人，至少每周和孩子联系一次，了解生活、学习、心理情况；联系不上或者照护不当的，请学校和村（居）告诉我们。`,
      ),
      particulars([
        ["委托人（签字）", undefined],
        ["被委托人（签字）", undefined],
      ]),
    ],
  });
