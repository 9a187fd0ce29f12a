import { Radio } from "antd";
import { useState } from "react";
import type { OutputOf } from "../../../../kernel/operation.ts";
import type { readPicture } from "../picture.contract.ts";
import { type MeasureCode, measureCodes, measures } from "../picture-tables.ts";
import { FigureTable } from "./FigureTable.tsx";

interface SpeedPapersProps {
  readonly picture: OutputOf<typeof readPicture>;
  /** Whether its numbers open the lists behind them. */
  readonly seesCases: boolean;
}

const options = measureCodes.map((value) => ({ value, label: measures[value].title }));

/** How soon, one stretch of the way at a time. */
export function SpeedPapers({ picture, seesCases }: SpeedPapersProps) {
  const [measure, setMeasure] = useState<MeasureCode>("firstAct");
  const { from, to } = picture.period.before;
  const tables = picture.tables.filter(({ code }) => code.startsWith(`${measure}By`));
  return (
    <>
      <div className="ta-row ta-wrap ta-noprint">
        <Radio.Group
          optionType="button"
          aria-label="哪一段"
          value={measure}
          options={options}
          onChange={({ target }) => setMeasure(target.value as MeasureCode)}
        />
        <span className="ta-grey">
          上期：{from} 至 {to}
        </span>
      </div>
      {tables.map((table) => (
        <FigureTable key={table.code} table={table} shown={seesCases ? picture : undefined} />
      ))}
    </>
  );
}
