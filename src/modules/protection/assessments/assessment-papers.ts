/** The papers of an assessment, laid out from what the page shows. Pure. */

import {
  type Block,
  dateOrBlank,
  fill,
  label,
  opinion,
  type PrintDocument,
  paragraph,
  type Row,
  text,
} from "../../../platform/print/document.contract.ts";
import { assessmentReasonCodes, gradeCodes, redLineAnswerCodes } from "./assessment-codes.contract.ts";
import type { AssessmentView } from "./assessments.contract.ts";

const GRID = Array.from({ length: 24 }, () => 1);
const ROW = 9;

type Letterhead = { readonly office: string; readonly on: string };

export function informationLetter(one: AssessmentView, { office, on }: Letterhead): PrintDocument {
  return {
    title: "监护能力评估告知书",
    look: "letter",
    blocks: [
      paragraph([fill(one.informed?.whom, 8), "："], "plain"),
      paragraph([
        "因",
        fill(assessmentReasonCodes.label(one.reason), 10),
        "，现对儿童",
        fill(one.childName, 6),
        "的家庭监护能力进行评估。现将有关事项告知如下：",
      ]),
      paragraph([
        "一、评估内容：儿童状况、监护能力、监护保障三个方面，以上门看、单独听孩子说、向学校和村（社区）了解为主。",
      ]),
      paragraph([
        "二、评估人员：",
        fill(one.sheets.map(({ name, unit }) => `${name}（${unit}）`).join("、"), 16),
        "。",
      ]),
      paragraph([
        `三、评估人员与孩子或者您有亲属、雇佣等利害关系的，您可以要求换人。孩子满 ${one.voiceAge} 周岁的，会单独听取孩子本人的意见。`,
      ]),
      paragraph(["四、请您如实说明情况，提供有关材料。评估中知道的个人情况会保密。"]),
      paragraph(["五、评估结果会告知您。不同意结果的，可以在得知后规定的时间内申请一次复评。"]),
      { kind: "signature", lines: [[fill(office, 12), "（盖章）"], dateOrBlank(on)] },
      received(),
    ],
  };
}

export function resultLetter(one: AssessmentView, { office, on }: Letterhead): PrintDocument {
  const { grade, joint } = one;
  return {
    title: "监护能力评估结果告知书",
    look: "letter",
    blocks: [
      paragraph([fill(one.told?.whom ?? one.informed?.whom, 8), "："], "plain"),
      paragraph([
        "对儿童",
        fill(one.childName, 6),
        "的家庭监护能力评估已于",
        dateOrBlank(one.confirmedOn ?? undefined),
        "确认，结果为",
        fill(gradeCodes.label(grade), 6),
        "。",
      ]),
      paragraph(["一、评估结论：", joint?.conclusion ?? ""]),
      paragraph(["二、建议：", joint?.suggestions ?? ""]),
      paragraph([
        "三、下一次评估：",
        dateOrBlank(one.nextDueOn ?? undefined),
        "前。情况有重大变化的，随时可以评估。",
      ]),
      ...(one.reason === "objection"
        ? [paragraph("四、这是复评的结果，不再复评。")]
        : [
            paragraph([
              "四、您不同意这个结果的，可以在",
              dateOrBlank(one.objectionUntil ?? undefined),
              "前申请一次复评，由其他评估人员进行。",
            ]),
          ]),
      { kind: "signature", lines: [[fill(office, 12), "（盖章）"], dateOrBlank(on)] },
      received(),
    ],
  };
}

function received(): Block {
  return {
    kind: "table",
    whole: true,
    columns: [3, 4, 3, 5],
    rows: [
      { cells: [label("签收人"), text(""), label("签收日期"), text(dateOrBlank(undefined))], height: ROW },
      { cells: [label("送达人"), text(""), label("送达方式"), text("□当面　□邮寄　□电子")], height: ROW },
    ],
  };
}

/** To take along: the words of every level, and room to write by hand. */
export function blankSheet(one: AssessmentView): PrintDocument {
  const head = ["项目", "怎样看", "四个档次（分值）", "得分", "看到和听到的"];
  const widths = [4, 5, 8, 2, 5];
  const cells = (words: readonly string[]): Row => ({
    cells: words.map((one_, nth) => label(one_, { across: widths[nth] ?? 1 })),
  });
  return {
    title: `${one.template.title}（评分用）`,
    look: "form",
    blocks: [
      { kind: "ends", left: `儿童：${one.childName}`, right: "评估日期：　　　　年　　月　　日" },
      {
        kind: "table",
        columns: GRID,
        headRows: 1,
        type: "small",
        rows: [
          cells(head),
          ...one.template.sections.flatMap((section) => [
            { cells: [label(`${section.title}（${section.of} 分）`, { across: 24 })] },
            ...section.items.map((item) => ({
              cells: [
                text(`${item.title}（${item.of}）`, { across: 4, align: "left" as const }),
                text(item.look, { across: 5, align: "left" as const }),
                text(
                  item.bands.map(({ from, to, words }) => `${rangeOf(from, to)} 分：${words}`).join("\n"),
                  { across: 8, align: "left" as const },
                ),
                text("", { across: 2 }),
                text("", { across: 5 }),
              ],
            })),
          ]),
          { cells: [label("红线情形（有一条，直接评为监护缺失）", { across: 24 })] },
          ...one.template.redLines.map(({ title }) => ({
            cells: [text(title, { across: 17, align: "left" as const }), text("□没有　□有", { across: 7 })],
          })),
        ],
      },
      paragraph(
        "评估人员（签字）：　　　　　　　　　　单位：　　　　　　　　　　　　　　年　　月　　日",
        "plain",
      ),
      paragraph(`${one.template.basis}${one.template.unchecked ? "（待核）" : ""}`, "note"),
    ],
  };
}

export function rangeOf(from: number, to: number): string {
  return from === to ? String(to) : `${from}–${to}`;
}

export function report(one: AssessmentView): PrintDocument {
  const answers = one.joint?.answers;
  const pair = (name: string, value: string, across = 8) => [
    label(name, { across: 4 }),
    text(value, { across, align: "left" as const }),
  ];
  const wide = (name: string, value: string): Row => ({
    cells: [label(name, { across: 4 }), text(value, { across: 20, align: "left" })],
    height: ROW,
  });
  return {
    title: "家庭监护能力评估报告",
    look: "form",
    blocks: [
      { kind: "ends", left: "编号：", right: `确认日期：${dateOrBlank(one.confirmedOn ?? undefined)}` },
      {
        kind: "table",
        columns: GRID,
        rows: [
          {
            cells: [
              ...pair("儿童姓名", one.childName),
              ...pair("年龄", one.childAge === null ? "未知" : `${one.childAge} 周岁`),
            ],
            height: ROW,
          },
          {
            cells: [
              ...pair("所在村（社区）", `${one.townshipName}${one.villageName}`),
              ...pair("评估事由", assessmentReasonCodes.label(one.reason)),
            ],
            height: ROW,
          },
          wide(
            "评估前告知",
            one.informed === null ? "" : `${one.informed.on} ${one.informed.how}告知${one.informed.whom}`,
          ),
          wide("评估人员", one.sheets.map(({ name, unit }) => `${name}（${unit}）`).join("；")),
          ...one.template.sections.flatMap((section): Row[] => [
            {
              cells: [
                label(section.title, { across: 4 }),
                label("项目", { across: 10 }),
                label("分值", { across: 3 }),
                label("得分", { across: 3 }),
                label("各人评分", { across: 4 }),
              ],
            },
            ...section.items.map(
              (item): Row => ({
                cells: [
                  text(item.code, { across: 4, align: "center" }),
                  text(item.title, { across: 10, align: "left" }),
                  text(String(item.of), { across: 3, align: "center" }),
                  text(String(answers?.points[item.code] ?? ""), { across: 3, align: "center" }),
                  text(one.sheets.map((sheet) => sheet.answers?.points[item.code] ?? "—").join(" / "), {
                    across: 4,
                    align: "center",
                  }),
                ],
              }),
            ),
          ]),
          wide(
            "红线情形",
            one.template.redLines
              .map(({ code, title }) => `${title}：${redLineAnswerCodes.label(answers?.redLines[code])}`)
              .join("；"),
          ),
          ...(Object.keys(one.joint?.dropped ?? {}).length === 0
            ? []
            : [wide("红线没有采用的理由", Object.values(one.joint?.dropped ?? {}).join("；"))]),
          wide(
            "得分",
            one.joint === null ? "" : `${one.joint.score.points} 分（满分 ${one.joint.score.of} 分）`,
          ),
          wide("监护等级", gradeCodes.label(one.grade)),
          wide(
            "孩子本人的意见",
            one.joint?.voice === null || one.joint === null
              ? `没有听取：${one.joint?.voiceWhyNot ?? "未到应当听取意见的年龄"}`
              : `${one.joint.voiceOn ?? ""}：${one.joint.voice}`,
          ),
          wide("评估结论", one.joint?.conclusion ?? ""),
          wide("建议", one.joint?.suggestions ?? ""),
          {
            cells: [
              label("评估人员签字", { across: 4 }),
              opinion(
                {
                  text: "以上评分和结论经评估人员合议。",
                  signers: one.sheets.map(({ name }) => ({ role: "评估人员（签字）", name })),
                  sealed: false,
                  on: undefined,
                },
                { across: 20 },
              ),
            ],
            height: 27,
          },
          {
            cells: [
              label("确认意见", { across: 4 }),
              opinion(
                {
                  text: one.grade === null ? "" : `同意评为${gradeCodes.label(one.grade)}。`,
                  signers: [{ role: "确认人（签字）", name: one.confirmedBy ?? undefined }],
                  sealed: true,
                  on: one.confirmedOn ?? undefined,
                },
                { across: 20 },
              ),
            ],
            height: 32,
          },
        ],
      },
      paragraph(
        `${one.template.basis}${one.template.unchecked ? "（待核）" : ""}　下一次评估：${one.nextDueOn ?? "—"}前。`,
        "note",
      ),
    ],
  };
}
