import { Select } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { usePages, useRead } from "../../../../platform/client/useRead.ts";
import { XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import { type DutyView, listDuties, readMatrix } from "../../../../platform/records/duties.contract.ts";
import { dutyStateCodes } from "../../../../platform/records/record-codes.contract.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { ExportButton } from "../../parts/ExportButton.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { useUrlState } from "../../parts/useUrlState.ts";
import { DutyBasisDialog } from "./DutyBasisDialog.tsx";
import { DutyMatrix } from "./DutyMatrix.tsx";
import { DutyTable } from "./DutyTable.tsx";
import { ExcuseDialog } from "./ExcuseDialog.tsx";
import { StateCounts } from "./StateCounts.tsx";
import "./duties.css";

const NARROWING = ["domain", "unit", "place", "duty", "state"] as const;

/** A register of duties: units down, domains across; each figure opens the names behind it. */
export function DutiesPage() {
  const { register = "" } = useParams();
  const { values, set } = useUrlState();
  const year = values["year"];
  const matrix = useRead(readMatrix, { params: { register }, query: { year } }, { keepPrevious: true });
  const isNarrowed = NARROWING.some((key) => values[key] !== undefined);
  const { data } = matrix;
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>{data?.title ?? "职责"}</h1>
        {data !== undefined && (
          <>
            <YearPicker
              today={data.today}
              year={data.year}
              onChange={(next) => set({ year: String(next) })}
            />
            {!isNarrowed && (
              <StateCounts counts={data.total} state={values["state"]} onChoose={(state) => set({ state })} />
            )}
          </>
        )}
        <div className="ta-page-acts ta-noprint">
          <ExportButton
            operation={listDuties}
            input={{ params: { register }, query: queryOf(values), accept: XLSX_TYPE }}
            what="各单位的职责、期限和完成情况，按页面上的条件。不含儿童信息。"
          />
        </div>
      </header>
      {matrix.error !== null && <ProblemNote problem={matrix.error} onRetry={() => void matrix.refetch()} />}
      {isNarrowed ? (
        <Names register={register} />
      ) : (
        data !== undefined && (
          <DutyMatrix
            matrix={data}
            onChoose={(domain, row, state) =>
              set({
                domain,
                state,
                ...(row === undefined
                  ? {}
                  : row.isPlace
                    ? { place: row.key.split("/")[1] }
                    : { unit: row.key }),
              })
            }
          />
        )
      )}
    </div>
  );
}

function queryOf(values: Readonly<Record<string, string>>) {
  const { year, domain, unit, place, duty } = values;
  const state = dutyStateCodes.codes.find((one) => one === values["state"]);
  return { year, domain, unit, place, duty, state };
}

/** The duties that the address narrows to. */
function Names({ register }: { readonly register: string }) {
  const { values, set } = useUrlState();
  const list = usePages(listDuties, { params: { register }, query: queryOf(values) });
  const [excusing, setExcusing] = useState<DutyView>();
  const [asked, setAsked] = useState<DutyView>();
  const first = list.rows?.[0];
  const words = [
    values["domain"] === undefined ? undefined : first?.domainTitle,
    values["unit"] === undefined && values["place"] === undefined ? undefined : first?.unitName,
    values["duty"] === undefined ? undefined : first?.title,
    dutyStateCodes.options.find(({ value }) => value === values["state"])?.label,
  ].filter((word) => word !== undefined);
  return (
    <>
      <div className="ta-row ta-wrap">
        <button
          type="button"
          className="ta-link"
          onClick={() => set(Object.fromEntries(NARROWING.map((key) => [key, undefined])))}
        >
          ← 回到总表
        </button>
        <span>{words.join(" · ")}</span>
        {list.first !== undefined && (
          <StateCounts
            counts={list.first.counts}
            state={values["state"]}
            onChoose={(state) => set({ state })}
          />
        )}
      </div>
      <DutyTable
        rows={list.rows}
        isPending={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        onExcuse={setExcusing}
        onBasis={setAsked}
        empty={<EmptyState title="没有符合条件的职责">回到总表再看别的。</EmptyState>}
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
      {excusing !== undefined && <ExcuseDialog view={excusing} onClose={() => setExcusing(undefined)} />}
      {asked !== undefined && <DutyBasisDialog view={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

const YEARS_BACK = 3;

interface YearPickerProps {
  readonly today: string;
  readonly year: number;
  readonly onChange: (year: number) => void;
}

function YearPicker({ today, year, onChange }: YearPickerProps) {
  const latest = Number(today.slice(0, 4));
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => latest - back);
  return (
    <Select
      aria-label="年份"
      value={year}
      options={years.map((one) => ({ value: one, label: `${one} 年` }))}
      onChange={onChange}
    />
  );
}
