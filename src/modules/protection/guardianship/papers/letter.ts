/** How the letters of guardianship look: whom they address, what they say, opinions, seal, and the proof that they were served. Pure. */
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
} from "../../../../platform/print/document.contract.ts";
import type { SaidOpinion } from "./paper-case.ts";

export interface Letter {
  readonly title: string;
  readonly number: string | null;
  readonly to?: string | undefined;
  readonly blocks: readonly Block[];
  readonly office: string;
  readonly on: string | undefined;
  readonly opinions?: readonly SaidOpinion[];
  /** Whoever gets it signs on the copy that the office keeps. */
  readonly isServed?: boolean;
  readonly stamp: string;
}

export function letter({
  title,
  number,
  to,
  blocks,
  office,
  on,
  opinions = [],
  isServed,
  stamp,
}: Letter): PrintDocument {
  return {
    title,
    look: "letter",
    stamp,
    ...(number === null ? {} : { number: `编号：${number}` }),
    blocks: [
      ...(to === undefined ? [] : [paragraph([fill(to, 8), "："], "plain")]),
      ...blocks,
      ...(opinions.length === 0 ? [] : [opinionTable(opinions)]),
      { kind: "signature", lines: [[fill(office, 12), "（盖章）"], dateOrBlank(on)] },
      ...(isServed === true ? [receipt()] : []),
    ],
  };
}

/** Each post's opinion with its name, its day and the place of its seal. */
function opinionTable(opinions: readonly SaidOpinion[]): Block {
  return {
    kind: "table",
    columns: [3, 13],
    rows: opinions.map(({ title, text: words, by, on }) => ({
      cells: [
        label(title),
        opinion({ text: words, signers: [{ role: "经办人（签字）", name: by }], sealed: true, on }),
      ],
      height: 32,
    })),
  };
}

/** Pairs of what is asked and what is known; what is not known stays a blank line. */
export function particulars(pairs: readonly (readonly [title: string, value: string | undefined])[]): Block {
  const rows: Row[] = pairs.map(([title, value]) => ({
    cells: [label(title), text(value ?? "", { align: "left" })],
    height: 10,
  }));
  return { kind: "table", columns: [4, 12], rows };
}

/** Words of the office as the end of a sentence, however they end. */
export function sentence(words: string | undefined): string {
  return words === undefined ? "　　　　　　　　。" : `${words.replace(/[。；，]+$/, "")}。`;
}

function receipt(): Block {
  const sign = (left: string, right: string, value: string) => ({
    cells: [label(left), text(""), label(right), text(value)],
    height: 9,
  });
  return {
    kind: "table",
    whole: true,
    columns: [3, 4, 3, 8],
    rows: [
      sign("签收人", "签收日期", dateOrBlank(undefined)),
      sign("送达人", "送达方式", "□当面 □留置 □邮寄 □公告"),
      sign("见证人一", "见证人二", ""),
    ],
  };
}
