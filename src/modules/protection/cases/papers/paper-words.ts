/** Words that the papers of a case share. Pure. */
import { chineseDate } from "../../../../kernel/chinese-date.ts";
import {
  type Block,
  label,
  type PrintDocument,
  paragraph,
  type Row,
  text,
} from "../../../../platform/print/document.contract.ts";
import { type Letter, letter } from "../../guardianship/papers/letter.ts";
import type { CaseView } from "../case-view.contract.ts";

/** What stands over and under every paper of a case. */
export interface Head {
  readonly view: CaseView;
  readonly number: string;
  /** The township where the case is, and the district's bureau. */
  readonly office: string;
  readonly bureau: string;
  readonly on: string;
  readonly stamp: string;
}

const BEIJING_MS = 8 * 3_600_000;

const beijing = (moment: string) => new Date(Date.parse(moment) + BEIJING_MS).toISOString();

export const dayOf = (moment: string): string => beijing(moment).slice(0, 10);

/** 2026年11月27日9时05分 */
export function momentWords(moment: string): string {
  const [hour = "", minute = ""] = beijing(moment).slice(11, 16).split(":");
  return `${chineseDate(dayOf(moment))}${Number(hour)}时${minute}分`;
}

/** Those whom the reader is shown, and who still belong to the case. */
export function peopleWords({ people }: CaseView, role: CaseView["people"][number]["role"]): string {
  return people
    .filter((one) => one.role === role && !one.left)
    .map(({ name, relation }) => (relation === null || role === "child" ? name : `${name}（${relation}）`))
    .join("、");
}

/** A letter of the office where the case is, unless another office is named. */
export function caseLetter(
  { number, office, on, stamp }: Head,
  said: Pick<Letter, "title" | "blocks" | "to" | "isServed"> & { readonly office?: string },
): PrintDocument {
  return letter({ number, office, on, stamp, ...said });
}

/** A heading with what was written under it, in as many paragraphs as it was typed; nothing where nothing was typed. */
export function section(title: string, words: string | undefined): Block[] {
  const lines = (words ?? "").split("\n").filter((line) => line.trim() !== "");
  return lines.length === 0 ? [] : [paragraph(title, "heading"), ...lines.map((line) => paragraph(line))];
}

/** Columns by their headings, on every page anew. */
export function list(
  columns: readonly number[],
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): Block {
  return {
    kind: "table",
    columns,
    headRows: 1,
    rows: [
      { cells: heads.map((head) => label(head)) },
      ...rows.map((row): Row => ({ cells: row.map((cell) => text(cell, { align: "left" })) })),
    ],
  };
}

/** Below the office's seal: what the other office tears off, signs and sends back. In one piece. */
export function withSlip(
  document: PrintDocument,
  title: string,
  rows: readonly (readonly [left: string, right: string])[],
): PrintDocument {
  const slip: Block = {
    kind: "table",
    whole: true,
    columns: [3, 5, 3, 5],
    rows: [
      { cells: [label(`${title}（沿此线裁开，由接收单位填写后退回）`, { across: 4 })], height: 10 },
      ...rows.map(([left, right]) => ({
        cells: [label(left), text(""), label(right), text("")],
        height: 10,
      })),
    ],
  };
  return { ...document, blocks: [...document.blocks, slip] };
}
