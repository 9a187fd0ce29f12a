/** The cell styles that a workbook uses, numbered as they are first asked for. */

const FONTS = {
  body: '<font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font>',
  bold: '<font><b/><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font>',
  title: '<font><b/><sz val="18"/><name val="宋体"/><family val="3"/><charset val="134"/></font>',
  fault:
    '<font><sz val="11"/><color rgb="FF9C0006"/><name val="宋体"/><family val="3"/><charset val="134"/></font>',
};

const FILLS = {
  none: '<fill><patternFill patternType="none"/></fill>',
  // Excel takes the second fill for this pattern whatever the file says.
  reserved: '<fill><patternFill patternType="gray125"/></fill>',
  heading: solid("FFE9EEF5"),
  fault: solid("FFFFC7CE"),
  totals: solid("FFF5F5F5"),
};

const EDGE = '<color rgb="FF8C8C8C"/>';
const BORDERS = {
  none: "<border><left/><right/><top/><bottom/><diagonal/></border>",
  thin:
    `<border><left style="thin">${EDGE}</left><right style="thin">${EDGE}</right>` +
    `<top style="thin">${EDGE}</top><bottom style="thin">${EDGE}</bottom><diagonal/></border>`,
};

const NUMBER_FORMATS = { general: 0, integer: 1, money: 4, percent: 10, text: 49, date: 164 };

export interface Style {
  readonly font: keyof typeof FONTS;
  readonly fill: keyof typeof FILLS;
  readonly border: keyof typeof BORDERS;
  readonly number: keyof typeof NUMBER_FORMATS;
  readonly align?: "left" | "center" | "right" | undefined;
  readonly wrap?: boolean | undefined;
  /** The cell's text is not to be looked at as a number or formula, not even after it was edited. */
  readonly quoted?: boolean | undefined;
}

export class StyleBook {
  readonly #styles = new Map<string, number>();

  constructor() {
    // Cells without a style have style 0.
    this.index({ font: "body", fill: "none", border: "none", number: "general" });
  }

  index(style: Style): number {
    const xml = formatXml(style);
    const known = this.#styles.get(xml);
    if (known !== undefined) return known;
    this.#styles.set(xml, this.#styles.size);
    return this.#styles.size - 1;
  }

  xml(): string {
    const table = (name: string, entries: readonly string[]) =>
      `<${name} count="${entries.length}">${entries.join("")}</${name}>`;
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      table("numFmts", ['<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>']) +
      table("fonts", Object.values(FONTS)) +
      table("fills", Object.values(FILLS)) +
      table("borders", Object.values(BORDERS)) +
      table("cellStyleXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']) +
      table("cellXfs", [...this.#styles.keys()]) +
      table("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']) +
      "</styleSheet>"
    );
  }
}

function solid(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function formatXml(style: Style): string {
  const position = (table: object, key: string) => Object.keys(table).indexOf(key);
  const font = position(FONTS, style.font);
  const fill = position(FILLS, style.fill);
  const border = position(BORDERS, style.border);
  const horizontal = style.align === undefined ? "" : ` horizontal="${style.align}"`;
  const wrap = style.wrap === true ? ' wrapText="1"' : "";
  const quoted = style.quoted === true ? ' quotePrefix="1"' : "";
  return (
    `<xf numFmtId="${NUMBER_FORMATS[style.number]}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${quoted}` +
    ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">' +
    `<alignment vertical="center"${horizontal}${wrap}/></xf>`
  );
}
