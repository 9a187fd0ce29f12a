import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readUnitPicture } from "../picture.contract.ts";
import { PeriodPicker } from "./PeriodPicker.tsx";
import { PictureTable } from "./PictureTable.tsx";
import { kindOf, queryOf } from "./picture-query.ts";
import "./picture.css";

/** 本单位协办情况: what one's own unit was asked for and how it answered. */
export function UnitPicturePage() {
  const { values, set } = useUrlState();
  const today = useToday();
  // A unit has one place: the district.
  const query = queryOf({ ...values, place: "" });
  const { data, error, refetch } = useRead(readUnitPicture, { query }, { keepPrevious: true });
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>本单位协办情况</h1>
        <div className="ta-page-acts ta-wrap ta-noprint">
          <PeriodPicker kind={kindOf(values)} period={data?.period} today={today} set={set} />
        </div>
      </header>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <section className="ta-paper ta-skeleton" aria-busy="true" />}
      {data?.tables.map((table) => (
        <PictureTable key={table.code} table={table} />
      ))}
    </div>
  );
}
