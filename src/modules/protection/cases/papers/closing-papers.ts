/** What whoever reported is told, and the form on which two people close a case. Pure. */
import { chineseDate } from "../../../../kernel/chinese-date.ts";
import {
  checks,
  label,
  opinion,
  type PrintDocument,
  paragraph,
  type Row,
  text,
} from "../../../../platform/print/document.contract.ts";
import { channelCodes, colourCodes, situationCodes } from "../../protection-codes.contract.ts";
import { safetyCodes } from "../case-codes.contract.ts";
import type { CaseView } from "../case-view.contract.ts";
import { closingGroundCodes } from "../closing-conditions.ts";
import { caseLetter, dayOf, type Head, momentWords, peopleWords } from "./paper-words.ts";

/** Whoever reported knows the child by what was seen, not from us: no name stands on it, not even within the answer. */
export function feedbackPaper(
  head: Head,
  { number, receivedAt }: Pick<CaseView["reports"][number], "number" | "receivedAt">,
  answers: readonly { readonly at: string; readonly words: string }[],
): PrintDocument {
  return caseLetter(head, {
    title: "报告办理情况告知书",
    isServed: true,
    blocks: [
      paragraph("报告人：", "plain"),
      paragraph(
        `您${momentWords(receivedAt)}反映的情况（报告编号 ${number}）已经受理和处置。依据《未成年人保护法》第十一条，现将办理情况告知如下。`,
      ),
      ...answers.map(({ at, words }) => paragraph(`${momentWords(at)}：${withoutNames(words, head.view)}`)),
      paragraph("为保护孩子，孩子和家庭的具体情况不能告知，请理解；也请不要向别人谈起这件事。"),
      paragraph("情况有变化，或者又发现孩子有危险，请马上拨打 110 或者再次报告。谢谢您关心孩子。"),
    ],
  });
}

function withoutNames(words: string, { people }: Pick<CaseView, "people">): string {
  return people
    .filter(({ name }) => name.length > 1)
    .reduce((text_, { name, role }) => text_.replaceAll(name, role === "child" ? "孩子" : "有关的人"), words);
}

const GRID = Array.from({ length: 24 }, () => 1);

export function closingPaper(head: Head): PrintDocument {
  const { view } = head;
  const { closing } = view;
  const signedAt = closing?.signedAt ?? null;
  const signedOn = signedAt === null ? undefined : dayOf(signedAt);
  const wide = (title: string, words: string): Row => ({
    cells: [label(title, { across: 5 }), text(words, { across: 19, align: "left" })],
    height: 9,
  });
  const pair = (one: string, a: string, other: string, b: string): Row => ({
    cells: [
      label(one, { across: 5 }),
      text(a, { across: 7, align: "left" }),
      label(other, { across: 5 }),
      text(b, { across: 7, align: "left" }),
    ],
    height: 9,
  });
  const conditions =
    view.closingConditions.find(({ ground }) => ground === closing?.ground)?.conditions ?? [];
  return {
    title: "未成年人保护个案结案审批表",
    look: "form",
    blocks: [
      { kind: "ends", left: `编号：${head.number}`, right: `打印日期：${chineseDate(head.on)}` },
      {
        kind: "table",
        columns: GRID,
        rows: [
          pair("个案编号", view.number, "负责人", view.leadName),
          wide("儿童姓名", peopleWords(view, "child")),
          wide("所在地", view.placeName),
          pair(
            "立案时间",
            chineseDate(dayOf(view.openedAt)),
            "报告来源",
            [...new Set(view.reports.map(({ channel }) => channelCodes.label(channel)))].join("、"),
          ),
          pair("风险等级", colourCodes.label(view.colour), "孩子是否安全", safetyCodes.label(view.safety)),
          wide("情形", view.situations.map((code) => situationCodes.label(code)).join("；")),
          wide("办理经过", courseOf(view)),
          wide("结案理由", closing === null ? "" : closingGroundCodes.label(closing.ground)),
          {
            cells: [
              label("结案条件", { across: 5 }),
              checks(
                conditions.map(({ says, isMet }) => ({ label: says, checked: isMet })),
                { across: 19 },
              ),
            ],
            height: 9,
          },
          {
            cells: [
              label("提出结案的意见", { across: 5 }),
              opinion(
                {
                  text: closing?.conclusion ?? "",
                  signers: [{ role: "提出人（签字）", name: closing?.askedBy }],
                  sealed: false,
                  on: closing === null ? undefined : dayOf(closing.askedAt),
                },
                { across: 19 },
              ),
            ],
            height: 40,
          },
          {
            cells: [
              label("审批意见", { across: 5 }),
              opinion(
                {
                  text: signedOn === undefined ? "" : "同意结案。",
                  signers: [{ role: "审批人（签字）", name: closing?.signedBy ?? undefined }],
                  sealed: true,
                  on: signedOn,
                },
                { across: 19 },
              ),
            ],
            height: 40,
          },
        ],
      },
      paragraph("提出和审批由两个人签字。结案以后又有情况的，可以重新打开。", "note"),
    ],
  };
}

/** The steps by which it went, one a day and kind; what was found is not on it. */
function courseOf({ events }: Pick<CaseView, "events">): string {
  const lines = events.map(({ at, words }) => `${chineseDate(dayOf(at))}　${words}`);
  const course = [...new Set(lines)];
  return course.length <= MOST
    ? course.join("\n")
    : [...course.slice(0, MOST), "……（详见时间线）"].join("\n");
}

const MOST = 40;
