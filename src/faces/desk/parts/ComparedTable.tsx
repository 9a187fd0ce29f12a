import type { ReactNode } from "react";
import { WeightBar } from "./WeightBar.tsx";
import "./compared-table.css";

interface ComparedLine {
  readonly field: string;
  readonly label: string;
  /** How the two agree, in words. */
  readonly level: string;
  /** In bits: for (above 0) or against. */
  readonly weight: number;
}

interface ComparedTableProps<Line extends ComparedLine> {
  readonly lines: readonly Line[];
  /** What the two sides are called. */
  readonly sides: readonly [string, string];
  readonly say: (line: Line, side: "row" | "person") => ReactNode;
}

/** Two people side by side, field by field, with what each field says for or against their being one. */
export function ComparedTable<Line extends ComparedLine>({ lines, sides, say }: ComparedTableProps<Line>) {
  const [left, right] = sides;
  return (
    <div className="ta-scroll">
      <table className="ta-lines ta-compared">
        <thead>
          <tr>
            <th>比什么</th>
            <th>{left}</th>
            <th>{right}</th>
            <th>结果</th>
            <th>分量</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.field}>
              <th>{line.label}</th>
              <td data-side={left}>{say(line, "row")}</td>
              <td data-side={right}>{say(line, "person")}</td>
              <td className={`ta-nowrap ${toneOf(line)}`}>{line.level}</td>
              <td>
                <WeightBar weight={line.weight} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Beside the word, so that what speaks against is found first. */
function toneOf({ weight }: ComparedLine): string {
  if (weight < 0) return "ta-red";
  return weight > 0 ? "ta-green" : "ta-grey";
}
