/**
 * A document as the data that form.typ lays out. Text is cut into pieces that need no interpretation there: a string, a line end,
 * or a character that the font lacks, by its number.
 */
import type { Block, Cell, PrintDocument, Span, Table, Text } from "../document.contract.ts";
import {
  alignmentOf,
  cellInsetOf,
  cellSizeIn,
  contentWidth,
  emsIn,
  innerWidth,
  layoutOf,
  type PageLayout,
} from "../page-layout.ts";
import { type Placed, placeCells } from "../place-cells.ts";
import { breakable, printable } from "../plain-text.ts";
import { footOf, plainOf, ruled } from "../span-text.ts";

interface Piece {
  readonly text?: string;
  readonly strong?: true;
  readonly ruled?: true;
  readonly end?: true;
  readonly missing?: string;
}

type Knows = (codePoint: number) => boolean;

export function typstData(document: PrintDocument, knows: Knows): Record<string, unknown> {
  const page = layoutOf(document);
  const room = emsIn(contentWidth(page), page.titleSize);
  const spell = (text: Text | undefined, ems = room) => spellText(text ?? "", knows, ems);
  const landscape = document.landscape === true;
  return {
    page: {
      ...page,
      landscape,
      letter: document.look === "letter",
      poster: document.look === "poster",
      small: page.noteSize,
    },
    name: printable(document.title),
    title: spell(document.title),
    subtitle: spell(document.subtitle),
    number: spell(document.number),
    stamp: spell(document.stamp),
    blocks: document.blocks.map((block) => blockData(block, page, spell)),
  };
}

type Spell = (text: Text | undefined, ems?: number) => Piece[];

function blockData(block: Block, page: PageLayout, spell: Spell): Record<string, unknown> {
  switch (block.kind) {
    case "paragraph":
      return { kind: block.kind, as: block.as, text: spell(block.text) };
    case "ends":
      return { kind: block.kind, left: spell(block.left), right: spell(block.right) };
    case "signature":
      return { kind: block.kind, lines: block.lines.map((line) => spell(line)) };
    case "code":
      return { kind: block.kind, side: block.side, ...runsOf(block.modules), words: spell(block.words) };
    case "pageBreak":
      return block;
    case "table":
      return tableData(block, page, spell);
  }
}

/** Neighbours in a row are one stroke: a third of the strokes, and no hairline between them. */
function runsOf(modules: readonly (readonly boolean[])[]): { across: number; runs: number[][] } {
  const runs = modules.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1] === true) return [];
      const end = row.indexOf(false, x);
      return [[x, y, (end === -1 ? row.length : end) - x]];
    }),
  );
  return { across: modules.length, runs };
}

function tableData(table: Table, page: PageLayout, spell: Spell): Record<string, unknown> {
  const rows = placeCells(table).map((placed, index) => {
    const fresh = placed.filter(({ continues }) => !continues);
    const strut = fresh.find(({ cell }) => cell.kind !== "opinion" && (cell.down ?? 1) === 1);
    const cells = fresh.map((place) => {
      const room = emsIn(innerWidth(table, page, place.column, place.across), cellSizeIn(table, page));
      return { ...cellData(place, (text) => spell(text, room)), strut: place === strut };
    });
    return { height: table.rows[index]?.height ?? null, long: fresh.some(({ cell }) => isLong(cell)), cells };
  });
  return {
    kind: "table",
    columns: table.columns,
    head: table.headRows ?? 0,
    foot: table.footRows ?? 0,
    whole: table.whole === true,
    inset: cellInsetOf(table),
    size: cellSizeIn(table, page),
    rows,
  };
}

/** A row that takes a good part of a page may go on overleaf; the others stay whole. */
const LONG = 240;

function isLong(cell: Cell): boolean {
  return (cell.kind === "text" || cell.kind === "opinion") && plainOf(cell.text).length > LONG;
}

function cellData({ cell, across }: Placed, spell: (text: Text) => Piece[]): Record<string, unknown> {
  const place = { across, down: cell.down ?? 1 };
  switch (cell.kind) {
    case "label":
      return {
        ...place,
        kind: cell.kind,
        text: spell(cell.upright ? [...cell.label].join("\n") : cell.label),
      };
    case "text":
      return {
        ...place,
        kind: cell.kind,
        align: cell.align ?? alignmentOf(plainOf(cell.text)),
        text: spell(cell.text),
      };
    case "checks":
      return {
        ...place,
        kind: cell.kind,
        checks: cell.checks.map((check) => ({ checked: check.checked, text: spell(check.label) })),
      };
    case "opinion":
      return {
        ...place,
        kind: cell.kind,
        text: spell(cell.text),
        foot: footOf(cell).map((line) => spell(line)),
      };
    case "photo":
      return { ...place, kind: "label", text: spell(cell.words) };
  }
}

function spellText(text: Text, knows: Knows, ems: number): Piece[] {
  const spans: readonly Span[] = typeof text === "string" ? [text] : text;
  return spans.flatMap((span) => {
    if (typeof span === "string") return spellSpan(span, {}, knows, ems);
    if ("strong" in span) return spellSpan(span.strong, { strong: true }, knows, ems);
    return spellSpan(ruled(span), { ruled: true }, knows, ems);
  });
}

function spellSpan(text: string, marks: Piece, knows: Knows, ems: number): Piece[] {
  const pieces: Piece[] = [];
  let run = "";
  const close = () => {
    if (run !== "") pieces.push({ ...marks, text: run });
    run = "";
  };
  for (const character of breakable(printable(text), ems)) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character !== "\n" && (character === "\u200b" || knows(codePoint))) {
      run += character;
      continue;
    }
    close();
    pieces.push(character === "\n" ? { end: true } : { missing: codePoint.toString(16).toUpperCase() });
  }
  close();
  return pieces;
}
