/** A list and a single entry on paper. Pure. */
import { type Block, label, type PrintDocument, paragraph, text } from "../print/document.contract.ts";
import type { EntryColumn } from "./entry-columns.contract.ts";
import { entryStateCodes } from "./record-codes.contract.ts";
import { sayRecordValue } from "./record-fields.contract.ts";
import type { EntryFile, EntryView } from "./records.contract.ts";

interface Head {
  readonly title: string;
  readonly office: string;
  readonly dayLabel: string;
  readonly aboutLabel: string | undefined;
  readonly basis: readonly string[];
  readonly stamp: string;
}

/** Two columns of label and value, and where it is signed. */
export function entryPaper(head: Head, entry: EntryFile): PrintDocument {
  const lines: (readonly [string, string])[] = [
    ["单位", entry.unitName],
    [head.dayLabel, entry.on],
    ...(head.aboutLabel === undefined ? [] : [[head.aboutLabel, entry.aboutName ?? ""] as const]),
    ...entry.fields.map((field) => [field.label, sayRecordValue(field, entry.content[field.field])] as const),
    ["材料", papersOf(entry)],
    ["登记人", entry.createdBy],
    ["核对人", entry.checkedBy ?? ""],
    ["状态", `${entryStateCodes.label(entry.state)}${entry.isLate ? "，补登" : ""}`],
  ];
  return {
    title: head.title,
    look: "form",
    stamp: head.stamp,
    blocks: [
      { kind: "ends", left: head.office },
      {
        kind: "table",
        columns: [1, 3],
        rows: lines.map(([name, words]) => ({ cells: [label(name), text(words)] })),
      },
      ...notesOf(head.basis),
    ],
  };
}

function papersOf({ papers, paperNote }: EntryFile): string {
  return [...papers.map(({ name }) => name), ...(paperNote === null ? [] : [`原件：${paperNote}`])].join(
    "\n",
  );
}

const WIDEST = 40;
const NARROWEST = 8;

/** Every column of the list, crosswise. */
export function listPaper(
  head: Head,
  columns: readonly EntryColumn[],
  entries: readonly EntryView[],
): PrintDocument {
  return {
    title: head.title,
    look: "form",
    landscape: true,
    stamp: head.stamp,
    blocks: [
      { kind: "ends", left: head.office, right: `共 ${entries.length} 条` },
      {
        kind: "table",
        type: "small",
        headRows: 1,
        columns: columns.map(({ width }) => Math.min(WIDEST, Math.max(NARROWEST, width))),
        rows: [
          { cells: columns.map(({ title }) => label(title)) },
          ...entries.map((entry) => ({
            cells: columns.map(({ words, isNumber }) =>
              text(words(entry), isNumber ? { align: "right" } : {}),
            ),
          })),
        ],
      },
      ...notesOf(head.basis),
    ],
  };
}

function notesOf(basis: readonly string[]): Block[] {
  return basis.length === 0 ? [] : [paragraph(`依据：${basis.join("；")}`, "note")];
}
