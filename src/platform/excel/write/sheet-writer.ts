import { columnLetters } from "../column-letters.ts";
import type { Cell } from "../sheet.ts";
import type { ColumnSpec, MarkedRow, SheetSpec, WrittenRow } from "../workbook-spec.ts";
import { CellWriter } from "./cell-writer.ts";
import type { ChoiceLists } from "./choice-lists.ts";
import { captionSpans, columnWidth, layoutOf, type SheetLayout } from "./sheet-layout.ts";
import type { Style, StyleBook } from "./style-book.ts";
import { escapeCellText, escapeXml } from "./xml-escape.ts";

const CHUNK_CHARACTERS = 64 << 10;
const LAST_ROW = 1_048_576;
const NAMESPACES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** What the workbook part must say about a sheet that has been written. */
export interface WrittenSheet {
  readonly printTitles: string | undefined;
  readonly filterRange: string | undefined;
}

/** One sheet as XML, row by row; `written` holds once the content has been read to its end. */
export class SheetWriter {
  written: WrittenSheet = { printTitles: undefined, filterRange: undefined };
  readonly #spec: SheetSpec;
  readonly #layout: SheetLayout;
  readonly #styles: StyleBook;
  readonly #choices: ChoiceLists;
  readonly #stamp: string | undefined;
  readonly #writers: readonly CellWriter[];
  readonly #faultWriters: readonly CellWriter[];

  constructor(spec: SheetSpec, styles: StyleBook, choices: ChoiceLists, stamp: string | undefined) {
    this.#spec = spec;
    this.#layout = layoutOf(spec);
    this.#styles = styles;
    this.#choices = choices;
    this.#stamp = stamp;
    const border = spec.plain === true ? "none" : "thin";
    this.#writers = this.#cellWriters({ font: "body", fill: "none", border });
    this.#faultWriters = this.#cellWriters({ font: "fault", fill: "fault", border });
  }

  async *content(): AsyncGenerator<Buffer> {
    const { firstDataRow } = this.#layout;
    let out = `${this.#start()}<sheetData>${this.#rowsAboveData()}`;
    let row = firstDataRow;
    for await (const batch of this.#spec.rows) {
      for (const written of batch) {
        if (row > LAST_ROW) throw new RangeError("a sheet of more rows than Excel can hold");
        out += this.#row(row++, written);
        if (out.length >= CHUNK_CHARACTERS) {
          yield Buffer.from(out);
          out = "";
        }
      }
    }
    const lastDataRow = row - 1;
    const totals = this.#spec.totals?.();
    if (totals !== undefined) {
      out += this.#styledRow(
        row++,
        totals,
        this.#cellWriters({ font: "bold", fill: "totals", border: "thin" }),
      );
    }
    for (let spare = this.#spec.spareRows ?? 0; spare > 0; spare--) out += this.#row(row++, []);
    yield Buffer.from(`${out}</sheetData>${this.#end(lastDataRow, row - 1)}`);
  }

  #cellWriters(look: Pick<Style, "font" | "fill" | "border">): CellWriter[] {
    return this.#layout.columns.map((column, index) => new CellWriter(index, column, look, this.#styles));
  }

  #start(): string {
    const { columns, lastHeadingRow } = this.#layout;
    const cols = columns.map((column, index) => this.#column(column, index + 1)).join("");
    return (
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet ${NAMESPACES}>` +
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
      `<sheetViews><sheetView workbookViewId="0">${this.#pane(lastHeadingRow)}</sheetView></sheetViews>` +
      `<sheetFormatPr defaultRowHeight="15"/><cols>${cols}</cols>`
    );
  }

  /** The column's own style is for what is typed below the data, so that a citizen number stays text there too. */
  #column(column: ColumnSpec, number: number): string {
    const text = column.format === undefined || column.format === "text";
    const style = this.#styles.index({
      font: "body",
      fill: "none",
      border: "none",
      number: text ? "text" : "general",
      wrap: column.wrap,
    });
    return `<col min="${number}" max="${number}" width="${columnWidth(column)}" style="${style}" customWidth="1"/>`;
  }

  #pane(lastHeadingRow: number): string {
    const columns = this.#spec.freezeColumns ?? 0;
    if (columns === 0 && lastHeadingRow === 0) return "";
    const corner = `${columnLetters(columns)}${lastHeadingRow + 1}`;
    const x = columns > 0 ? ` xSplit="${columns}"` : "";
    const y = lastHeadingRow > 0 ? ` ySplit="${lastHeadingRow}"` : "";
    const pane = columns === 0 ? "bottomLeft" : lastHeadingRow === 0 ? "topRight" : "bottomRight";
    return (
      `<pane${x}${y} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
      `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/>`
    );
  }

  #rowsAboveData(): string {
    const { columns, titleRow, captionRow, firstHeadingRow, lastHeadingRow } = this.#layout;
    let out = "";
    if (titleRow > 0) {
      const style = this.#styles.index({
        font: "title",
        fill: "none",
        border: "none",
        number: "text",
        align: "center",
      });
      const cells = columns.map((_, column) =>
        textCell(column, titleRow, style, column === 0 ? this.#spec.title : undefined),
      );
      out += `<row r="${titleRow}" ht="36" customHeight="1">${cells.join("")}</row>`;
    }
    if (captionRow > 0) out += this.#captions(captionRow);
    if (firstHeadingRow === 0) return out;
    const style = this.#styles.index({
      font: "bold",
      fill: "heading",
      border: "thin",
      number: "text",
      align: "center",
      wrap: true,
    });
    const heading = (row: number, text: (column: ColumnSpec) => string | undefined) =>
      `<row r="${row}">${columns.map((column, index) => textCell(index, row, style, text(column))).join("")}</row>`;
    if (firstHeadingRow === lastHeadingRow) return out + heading(firstHeadingRow, (column) => column.heading);
    return (
      out +
      heading(firstHeadingRow, (column) => column.group ?? column.heading) +
      heading(lastHeadingRow, (column) => (column.group === undefined ? undefined : column.heading))
    );
  }

  #captions(row: number): string {
    const spans = captionSpans(this.#spec.captions ?? [], this.#layout.columns.length);
    const cells = spans.map(({ text, from, align }) => {
      const style = this.#styles.index({ font: "body", fill: "none", border: "none", number: "text", align });
      return textCell(from, row, style, text);
    });
    return `<row r="${row}" ht="20" customHeight="1">${cells.join("")}</row>`;
  }

  #row(row: number, written: WrittenRow): string {
    return isMarked(written) ? this.#markedRow(row, written) : this.#styledRow(row, written, this.#writers);
  }

  #styledRow(row: number, cells: readonly Cell[], writers: readonly CellWriter[]): string {
    const number = String(row);
    let out = `<row r="${number}">`;
    for (let column = 0; column < writers.length; column++) {
      out += writers[column]?.write(number, cells[column]) ?? "";
    }
    return `${out}</row>`;
  }

  #markedRow(row: number, { cells, faults }: MarkedRow): string {
    const marked = new Set(faults.map((fault) => fault.column));
    const withReasons: Cell[] = [...cells];
    if (this.#spec.faultHeading !== undefined) {
      withReasons.length = this.#spec.columns.length;
      withReasons.push(faults.map((fault) => fault.message).join("\n"));
    }
    return this.#styledRow(
      row,
      withReasons,
      this.#writers.map((writer, column) =>
        marked.has(column) ? (this.#faultWriters[column] ?? writer) : writer,
      ),
    );
  }

  #end(lastDataRow: number, lastRow: number): string {
    const { columns, merges, firstHeadingRow, lastHeadingRow, firstDataRow } = this.#layout;
    const lastColumn = columnLetters(columns.length - 1);
    const filter = this.#spec.autoFilter === true && firstHeadingRow > 0;
    this.written = {
      printTitles: firstHeadingRow > 0 ? `$${firstHeadingRow}:$${lastHeadingRow}` : undefined,
      filterRange: filter
        ? `$A$${lastHeadingRow}:$${lastColumn}$${Math.max(lastDataRow, lastHeadingRow)}`
        : undefined,
    };
    const filterRef = this.written.filterRange?.replaceAll("$", "");
    return (
      (filterRef === undefined ? "" : `<autoFilter ref="${filterRef}"/>`) +
      (merges.length === 0
        ? ""
        : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`) +
      this.#choices.validations(this.#spec.columns, firstDataRow, Math.max(firstDataRow, lastRow)) +
      '<printOptions horizontalCentered="1"/>' +
      '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
      this.#headerFooter() +
      // Numbers kept as text on purpose would else get a green corner each.
      `<ignoredErrors><ignoredError sqref="A1:${lastColumn}${Math.max(1, lastRow)}" numberStoredAsText="1"/></ignoredErrors>` +
      "</worksheet>"
    );
  }

  /** Size before colour: a colour has six digits, so what follows it cannot be taken for part of it. */
  #headerFooter(): string {
    const stamp = this.#stamp === undefined ? "" : `&C&9&K808080${this.#stamp.replaceAll("&", "&&")}`;
    const header = stamp === "" ? "" : `<oddHeader>${escapeXml(stamp)}</oddHeader>`;
    return `<headerFooter>${header}<oddFooter>${escapeXml("&C第 &P 页，共 &N 页")}</oddFooter></headerFooter>`;
  }
}

function isMarked(row: WrittenRow): row is MarkedRow {
  return "faults" in row;
}

function textCell(column: number, row: number, style: number, text: string | undefined): string {
  const place = `<c r="${columnLetters(column)}${row}" s="${style}"`;
  if (text === undefined || text === "") return `${place}/>`;
  return `${place} t="inlineStr"><is><t xml:space="preserve">${escapeCellText(text)}</t></is></c>`;
}
