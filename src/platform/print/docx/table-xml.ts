import type { Cell, OpinionCell, Row, Table } from "../document.contract.ts";
import {
  alignmentOf,
  cellInsetOf,
  cellSizeIn,
  contentWidth,
  emsIn,
  innerWidth,
  type PageLayout,
} from "../page-layout.ts";
import { type Placed, placeCells } from "../place-cells.ts";
import { footOf, plainOf } from "../span-text.ts";
import { CHECKED, type Look, paragraphXml } from "./runs-xml.ts";

const TWENTIETHS_PER_MM = 1440 / 25.4;
export const twentieths = (millimetres: number) => Math.round(millimetres * TWENTIETHS_PER_MM);

const RULES = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join("");
/** A row of this many characters may go on overleaf. */
const LONG = 240;

export function tableXml(table: Table, page: PageLayout): string {
  const widths = columnWidths(table, page);
  const grid = placeCells(table);
  const rows = grid.map((placed, index) => {
    const row = table.rows[index] ?? { cells: [] };
    const fromEnd = grid.length - index;
    const keepNext = table.whole === true || (fromEnd > 1 && fromEnd <= (table.footRows ?? 0));
    const look = { size: cellSizeIn(table, page), keepNext };
    const cells = placed.map((place) => {
      const { column, across } = place;
      const width = widths.slice(column, column + across).reduce((sum, own) => sum + own, 0);
      const room = { width: innerWidth(table, page, column, across), height: row.height ?? 0 };
      return cellXml(place, width, look, room);
    });
    return `<w:tr>${rowProperties(row, index < (table.headRows ?? 0))}${cells.join("")}</w:tr>`;
  });
  const inset = `<w:left w:w="${twentieths(cellInsetOf(table).x)}" w:type="dxa"/><w:right w:w="${twentieths(cellInsetOf(table).x)}" w:type="dxa"/>`;
  const total = widths.reduce((sum, width) => sum + width, 0);
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${RULES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${inset}</w:tblCellMar></w:tblPr><w:tblGrid>${widths
    .map((width) => `<w:gridCol w:w="${width}"/>`)
    .join("")}</w:tblGrid>${rows.join("")}</w:tbl>`;
}

function columnWidths(table: Table, page: PageLayout): number[] {
  const sum = table.columns.reduce((total, width) => total + width, 0);
  return table.columns.map((width) => twentieths((contentWidth(page) * width) / sum));
}

function rowProperties(row: Row, head: boolean): string {
  const whole = row.cells.some((cell) => isLong(cell)) ? "" : "<w:cantSplit/>";
  const height =
    row.height === undefined ? "" : `<w:trHeight w:val="${twentieths(row.height)}" w:hRule="atLeast"/>`;
  return `<w:trPr>${whole}${height}${head ? "<w:tblHeader/>" : ""}</w:trPr>`;
}

function isLong(cell: Cell): boolean {
  return (cell.kind === "text" || cell.kind === "opinion") && plainOf(cell.text).length > LONG;
}

type CellLook = Look & { readonly size: number };

/** What a cell has inside, in millimetres. */
interface Room {
  readonly width: number;
  readonly height: number;
}

function cellXml({ cell, across, continues }: Placed, width: number, look: CellLook, room: Room): string {
  const merge = continues ? "<w:vMerge/>" : (cell.down ?? 1) > 1 ? '<w:vMerge w:val="restart"/>' : "";
  const properties = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${
    across > 1 ? `<w:gridSpan w:val="${across}"/>` : ""
  }${merge}<w:vAlign w:val="${cell.kind === "opinion" ? "top" : "center"}"/></w:tcPr>`;
  return `<w:tc>${properties}${continues ? paragraphXml("", look) : contentXml(cell, look, room)}</w:tc>`;
}

function contentXml(cell: Cell, look: CellLook, room: Room): string {
  switch (cell.kind) {
    case "label":
      return paragraphXml(cell.upright ? [...cell.label].join("\n") : cell.label, {
        ...look,
        align: "center",
      });
    case "photo":
      return paragraphXml(cell.words, { ...look, align: "center" });
    case "text":
      return paragraphXml(cell.text, { ...look, align: cell.align ?? alignmentOf(plainOf(cell.text)) });
    case "checks":
      return paragraphXml(
        cell.checks.flatMap(({ label, checked }) => [checked ? CHECKED : "□", `${label}　`]),
        { ...look, align: "left" },
      );
    case "opinion":
      return opinionXml(cell, look, room);
  }
}

const LINE = 1.35;
const MM_PER_POINT = 25.4 / 72;

/** A cell cannot push its last lines to its foot: as many empty lines as have room stand between them and the opinion. */
function opinionXml(cell: OpinionCell, look: CellLook, room: Room): string {
  const foot = footOf(cell);
  const perLine = emsIn(room.width, look.size);
  const lines = plainOf(cell.text)
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  const fit = Math.floor(room.height / (look.size * LINE * MM_PER_POINT)) - lines - foot.length;
  return [
    paragraphXml(cell.text, { ...look, align: "left" }),
    ...Array.from({ length: Math.max(0, fit) }, () => paragraphXml("", look)),
    ...foot.map((line) => paragraphXml(line, { ...look, align: "right" })),
  ].join("");
}
