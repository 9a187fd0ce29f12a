/** Papers of what was recorded in a case: the clue for the police, the handing over, the visit, the verdict on safety. Pure. */
import {
  checks,
  label,
  type PrintDocument,
  paragraph,
} from "../../../../platform/print/document.contract.ts";
import { placementCodes, temporaryCodes } from "../../guardianship/guardianship-codes.contract.ts";
import { particulars } from "../../guardianship/papers/letter.ts";
import { situationCodes } from "../../protection-codes.contract.ts";
import { safetyCodes } from "../case-codes.contract.ts";
import type { RecordView } from "../case-view.contract.ts";
import { findingCodes, type RecordContent } from "../records/record-kinds.contract.ts";
import { caseLetter, type Head, momentWords, peopleWords, section, withSlip } from "./paper-words.ts";

type About = Pick<RecordView, "happenedAt" | "byName">;

export function policeTransferPaper(
  head: Head,
  { happenedAt }: About,
  { station, receivedBy, receiptNo, words }: RecordContent<"policeTransfer">,
): PrintDocument {
  const { view } = head;
  const document = caseLetter(head, {
    title: "涉嫌违法犯罪线索移送函",
    to: station,
    blocks: [
      paragraph(
        `我单位在办理未成年人保护个案（${view.number}）时，发现下列涉嫌侵害未成年人的违法犯罪线索。依据《未成年人保护法》第十一条，现移送你单位依法处理，请按规定反馈受案、立案情况。`,
      ),
      particulars([
        ["涉及的未成年人", peopleWords(view, "child")],
        ["可能伤害孩子的人", peopleWords(view, "suspect")],
        ["情形", view.situations.map((code) => situationCodes.label(code)).join("；")],
        ["所在地", view.placeName],
        ["移送时间", momentWords(happenedAt)],
        ["我单位联系人", view.leadName],
      ]),
      ...section("线索内容", words),
      paragraph("办理中请保护未成年人的隐私，不向无关的人透露报告人和孩子的身份。"),
      paragraph(`登记的接收民警：${receivedBy}；接收回执号：${receiptNo ?? "　　　　　　"}。`, "note"),
    ],
  });
  return withSlip(document, `回执（${head.number}）`, [
    ["接收单位", "接收民警（签字）"],
    ["接收时间", "受案、立案文号"],
    ["处理意见", "单位盖章"],
  ]);
}

export function handoverPaper(
  head: Head,
  { happenedAt }: About,
  content: RecordContent<"placement">,
): PrintDocument {
  return caseLetter(head, {
    title: "应急安置交接单",
    office: head.bureau,
    blocks: [
      particulars([
        ["儿童姓名", peopleWords(head.view, "child")],
        ["安置的情形", temporaryCodes.label(content.ground)],
        ["安置方式", placementCodes.label(content.kind)],
        ["安置地点", content.where],
        ["交接时间", momentWords(happenedAt)],
        ["身体状况、用药、过敏", content.health],
        ["随身物品", content.belongings],
        ["告知监护人的情况", content.told],
        ["移交人（签字）", content.handedBy],
        ["接收人（签字）", content.receivedBy],
        ["见证人（签字）", undefined],
      ]),
      paragraph("送回监护人以前，要重新评估监护能力。", "note"),
      paragraph("本单一式三份，移交人、接收人、民政部门各存一份。", "note"),
    ],
  });
}

export function visitPaper(
  head: Head,
  { happenedAt, byName }: About,
  content: RecordContent<"visit">,
): PrintDocument {
  return caseLetter(head, {
    title: "现场核查记录",
    blocks: [
      particulars([
        ["儿童姓名", peopleWords(head.view, "child")],
        ["核查时间", momentWords(happenedAt)],
        ["核查地点", head.view.placeName],
        ["核查的人", byName],
        ["同去的人和单位", content.together],
        ["见到了孩子", content.childSeen ? "见到了" : "没有见到"],
        ["核查结论", findingCodes.label(content.finding)],
        ["安全评估", safetyCodes.label(content.safety)],
      ]),
      ...section("看到、查到的情况", content.found),
      ...section("孩子自己说的话", content.childWords),
      ...section("为什么这样评估", content.why),
      ...section("安全的条件", content.conditions),
      signing(["核查人（签字）", "同去的人（签字）", "在场的监护人、照料人（签字）"]),
    ],
  });
}

const verdicts = ["safe", "conditional", "unsafe"] as const;

export function safetyPaper(
  head: Head,
  { happenedAt, byName }: About,
  {
    safety,
    why,
    conditions,
  }: Pick<RecordContent<"visit">, "safety" | "why"> & { readonly conditions?: string | undefined },
): PrintDocument {
  const { view } = head;
  return caseLetter(head, {
    title: "儿童安全评估表",
    blocks: [
      particulars([
        ["儿童姓名", peopleWords(view, "child")],
        ["照料人、监护人", peopleWords(view, "caregiver")],
        ["情形", view.situations.map((code) => situationCodes.label(code)).join("；")],
        ["评估时间", momentWords(happenedAt)],
        ["评估的人", byName],
      ]),
      {
        kind: "table",
        columns: [4, 12],
        rows: [
          {
            cells: [
              label("评估结论"),
              checks(verdicts.map((code) => ({ label: safetyCodes.label(code), checked: code === safety }))),
            ],
            height: 10,
          },
        ],
      },
      ...section("依据", why),
      ...section("安全的条件", conditions),
      paragraph(
        safety === "unsafe"
          ? "结论是不安全：孩子要马上到安全的地方，由民政部门决定临时安置。"
          : "情况有变化的，随时再评估。",
      ),
      signing(["评估人（签字）", "单位负责人（签字）"]),
    ],
  });
}

function signing(titles: readonly string[]) {
  return particulars(titles.map((title) => [title, undefined] as const));
}
