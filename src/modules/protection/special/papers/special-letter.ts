/** The letters of the special procedures: what was decided about what happened, to whom it goes, who signs. Names stand as letters. Pure. */
import {
  type Block,
  dateOrBlank,
  fill,
  label,
  type PrintDocument,
  paragraph,
  type Row,
  text,
} from "../../../../platform/print/document.contract.ts";
import type { SpecialPerson } from "../people/people.contract.ts";
import { personPartCodes } from "../special-codes.contract.ts";

export interface SpecialPaper {
  readonly title: string;
  readonly number: string | null;
  readonly procedureTitle: string;
  readonly subject: string;
  readonly fields: readonly { readonly label: string; readonly words: string }[];
  readonly people: readonly Pick<SpecialPerson, "codeName" | "part" | "toldOn" | "toldHow">[];
  /** Absent: the form of the matter itself. */
  readonly decision?:
    | {
        readonly step: string;
        readonly outcome: string;
        readonly opinion: string;
        readonly on: string;
        readonly basis: string;
      }
    | undefined;
  readonly to: string;
  readonly office: string;
  /** What can be done about it, where something can. */
  readonly remedy: string | null;
}

export function specialLetter(paper: SpecialPaper, stamp: string): PrintDocument {
  const { title, number, decision } = paper;
  const head = number === null ? {} : { number };
  return decision === undefined
    ? { title: `${paper.procedureTitle}登记表`, look: "form", stamp, blocks: sheet(paper) }
    : { title, ...head, look: "letter", stamp, blocks: letter(paper, decision) };
}

function letter(paper: SpecialPaper, decision: NonNullable<SpecialPaper["decision"]>): Block[] {
  const { people, remedy } = paper;
  return [
    paragraph([fill(paper.to, 12), "："], "plain"),
    paragraph([
      "关于",
      fill(paper.subject, 16),
      "，依据",
      fill(decision.basis, 12),
      `，“${decision.step}”的结论为：`,
      { strong: decision.outcome },
      "。",
    ]),
    paragraph("一、查明的情况和理由", "heading"),
    paragraph(decision.opinion === "" ? [fill(undefined, 30), "。"] : decision.opinion),
    ...(people.length === 0
      ? []
      : [paragraph("二、涉及的学生（以代号称呼）", "heading"), peopleTable(people)]),
    ...(remedy === null ? [] : [paragraph(["对本结论不服的：", remedy])]),
    paragraph(["联系人：", fill(undefined, 6), "　　联系电话：", fill(undefined, 8)]),
    { kind: "signature", lines: [[fill(paper.office, 12), "（盖章）"], dateOrBlank(decision.on)] },
    {
      kind: "table",
      whole: true,
      columns: [3, 4, 3, 5],
      rows: [
        { cells: [label("签收人"), text(""), label("签收日期"), text(dateOrBlank(undefined))], height: 9 },
      ],
    },
  ];
}

function sheet(paper: SpecialPaper): Block[] {
  const rows: Row[] = paper.fields.map((field) => ({
    cells: [label(field.label), text(field.words)],
    height: 10,
  }));
  return [
    { kind: "ends", left: `编号：${paper.number ?? ""}`, right: paper.subject },
    { kind: "table", columns: [3, 12], rows },
    ...(paper.people.length === 0 ? [] : [peopleTable(paper.people)]),
    paragraph("姓名不在本表上，以代号称呼；需要姓名的，在系统里按权限查看。", "note"),
  ];
}

function peopleTable(people: SpecialPaper["people"]): Block {
  return {
    kind: "table",
    columns: [4, 6, 4, 5],
    headRows: 1,
    rows: [
      { cells: [label("代号"), label("在事件中"), label("告知监护人"), label("告知方式")], height: 9 },
      ...people.map((one) => ({
        cells: [
          text(one.codeName),
          text(personPartCodes.label(one.part)),
          text(one.toldOn ?? "未告知"),
          text(one.toldHow ?? ""),
        ],
        height: 9,
      })),
    ],
  };
}
