import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { PlacePicker } from "../../../../faces/desk/parts/PlacePicker.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import { readPicture } from "../picture.contract.ts";
import { HeadFigures } from "./HeadFigures.tsx";
import { LatePaper } from "./LatePaper.tsx";
import { PeriodPicker } from "./PeriodPicker.tsx";
import { PictureTable } from "./PictureTable.tsx";
import { kindOf, queryOf } from "./picture-query.ts";
import "./picture.css";

/** 保护工作概览: three figures first, then what is late by name, then how the work goes. */
export function PicturePage() {
  const { values, set } = useUrlState();
  const today = useToday();
  const query = queryOf(values);
  const { data, error, refetch } = useRead(readPicture, { query }, { keepPrevious: true });
  const mayExport = useCan("picture.export");
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>保护工作概览</h1>
        {data !== undefined && <span className="ta-grey">在办的截至 {momentText(data.at)}</span>}
        <div className="ta-page-acts ta-wrap ta-noprint">
          <span className="ta-picture-place">
            <PlacePicker label="区域" value={query.place} allowClear onChange={(place) => set({ place })} />
          </span>
          <PeriodPicker kind={kindOf(values)} period={data?.period} today={today} set={set} />
          {mayExport && (
            <ExportButton
              operation={readPicture}
              input={{ query, accept: XLSX_TYPE }}
              what="这一页的各张表，没有姓名。小于 5 的数和能推算出它的数用“*”代替。"
            />
          )}
        </div>
      </header>
      <p className="ta-picture-paper">离开本单位的表请用“导出”：小的数会遮住，这一页不打印。</p>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <section className="ta-paper ta-skeleton" aria-busy="true" />}
      {data !== undefined && (
        <div className="ta-stack ta-noprint">
          <HeadFigures picture={data} />
          <LatePaper late={data.late} place={data.place.code} />
          {data.tables.map((table) => (
            <PictureTable key={table.code} table={table} />
          ))}
        </div>
      )}
    </div>
  );
}
