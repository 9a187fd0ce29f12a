import type { ImportRow } from "../../../imports/import-rows.contract.ts";
import type { CellBox } from "./grid-layout.ts";
import { ROW_HEIGHT } from "./grid-layout.ts";
import { cellView, rowFindings } from "./row-cells.ts";

interface CellNoteProps {
  readonly row: ImportRow;
  /** `undefined`: the head of the row. */
  readonly field: string | undefined;
  readonly fields: ReadonlySet<string>;
  readonly box: CellBox;
  readonly gridWidth: number;
  readonly gridHeight: number;
}

const NOTE_WIDTH = 320;
/** About as high as a note gets; with less room below, it stands above the cell. */
const NOTE_HEIGHT = 96;

/** The sentence at the cell: what is wrong and what to do, or what was put right. Nothing where there is nothing to say. */
export function CellNote({ row, field, fields, box, gridWidth, gridHeight }: CellNoteProps) {
  const { findings, repair } =
    field === undefined ? { findings: rowFindings(row, fields), repair: undefined } : cellView(row, field);
  if (findings.length === 0 && repair === undefined) return null;
  const left = Math.max(0, Math.min(box.left, gridWidth - NOTE_WIDTH - 8));
  const above = box.top + ROW_HEIGHT + NOTE_HEIGHT > gridHeight;
  const style = above
    ? { left, bottom: gridHeight - box.top + 4, width: NOTE_WIDTH }
    : { left, top: box.top + ROW_HEIGHT + 4, width: NOTE_WIDTH };
  return (
    <div className="ta-grid-note" role="tooltip" style={style}>
      {findings.map((finding) => (
        <p key={finding.code} className={finding.severity === "reject" ? "ta-red" : "ta-amber"}>
          {finding.message}
        </p>
      ))}
      {repair !== undefined && findings.length === 0 && (
        <p>
          已自动修正：<del>{repair.from === "" ? "（空）" : repair.from}</del> → <b>{repair.to}</b>
        </p>
      )}
    </div>
  );
}
