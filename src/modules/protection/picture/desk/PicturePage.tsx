import { Radio } from "antd";
import { Link } from "react-router";
import { FilterBar } from "../../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../../faces/desk/parts/filter-words.ts";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { assignmentListOf } from "../figure-links.ts";
import { type PeriodKind, periodCodes } from "../period.ts";
import { type PictureTable, readDutyFigures, readPicture } from "../picture.contract.ts";
import { FigureTable } from "./FigureTable.tsx";
import { HeadlinePaper } from "./HeadlinePaper.tsx";
import { LatePaper } from "./LatePaper.tsx";
import { PictureExport } from "./PictureExport.tsx";
import { queryOf } from "./picture-query.ts";
import { SpeedPapers } from "./SpeedPapers.tsx";
import { UnitsPaper } from "./UnitsPaper.tsx";
import "./picture.css";

type Picture = OutputOf<typeof readPicture>;

function filtersOf(period: PeriodKind, today: string, hasPlaces: boolean): FilterSpec[] {
  const place: FilterSpec = { key: "place", label: "区域", kind: "place", always: "全部" };
  const days: FilterSpec[] =
    period === "own"
      ? [
          { key: "from", label: "从", kind: "date", max: today, always: "今天" },
          { key: "to", label: "到", kind: "date", max: today, always: "今天" },
        ]
      : [{ key: "on", label: "哪天所在的", kind: "date", max: today, always: "今天" }];
  return hasPlaces ? [place, ...days] : days;
}

/** How protection stands: three figures, who is late, and then everything by table. */
export function PicturePage() {
  const { values, set } = useUrlState();
  const query = queryOf(values);
  const { data, error, refetch } = useRead(readPicture, { query: { ...query } }, { keepPrevious: true });
  const seesCases = useCan("picture.export");
  const filters = filtersOf(query.period, useToday(), seesCases);
  return (
    <div className="ta-page ta-stack ta-picture">
      <header className="ta-page-head">
        <h1>保护工作概览</h1>
        {data !== undefined && (
          <span className="ta-grey">
            {data.unitName ?? data.place.name}，{data.period.label}
            {data.period.isRunning && "（还没有过完）"}，截至 {momentText(data.asOf)}
          </span>
        )}
        <div className="ta-page-acts ta-noprint">{seesCases && <PictureExport query={query} />}</div>
      </header>
      <div className="ta-row ta-wrap ta-noprint">
        <Radio.Group
          optionType="button"
          aria-label="时间段"
          value={query.period}
          options={[...periodCodes.options]}
          onChange={({ target }) =>
            set({ period: String(target.value), on: undefined, from: undefined, to: undefined })
          }
        />
        <FilterBar filters={filters} values={values} set={set} />
      </div>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <div className="ta-paper ta-skeleton" aria-busy="true" />}
      {data !== undefined && <Body picture={data} seesCases={seesCases} />}
      {data !== undefined && <Duties query={query} />}
    </div>
  );
}

function Body({ picture, seesCases }: { readonly picture: Picture; readonly seesCases: boolean }) {
  const { headline, late } = picture;
  const { set } = useUrlState();
  const shown = seesCases ? picture : undefined;
  const named = (...starts: string[]) =>
    picture.tables.filter(({ code }) => starts.some((start) => code.startsWith(start)));
  const chooseUnit = (table: PictureTable) => (row: string | null, column: string) => {
    const which = assignmentListOf(table.code, row, column);
    return which === undefined ? undefined : () => set({ which, unit: row ?? undefined });
  };
  const tables = (list: readonly PictureTable[]) =>
    list.map((table) => (
      <FigureTable key={table.code} table={table} shown={shown} onChoose={chooseUnit(table)} />
    ));
  return (
    <>
      {headline !== null && <HeadlinePaper picture={picture} headline={headline} />}
      {late !== null && <LatePaper place={picture.place.code} late={late} />}
      <div className="ta-picture-grid">{tables(named("openBy"))}</div>
      {headline !== null && <SpeedPapers picture={picture} seesCases={seesCases} />}
      {tables(named("receivers"))}
      <div className="ta-picture-grid">{tables(named("assignments", "resolutions"))}</div>
      <UnitsPaper picture={picture} />
      <div className="ta-picture-grid">{tables(named("reportsBy"))}</div>
      {headline !== null && <Elsewhere />}
    </>
  );
}

/** Figures that have a page of their own already are not counted twice. */
function Elsewhere() {
  return (
    <p className="ta-paper ta-paper-body ta-noprint">
      另看：<Link to="/guardianship">监护类型统计（家庭、委托、临时、长期）</Link>；
      <Link to="/special">专项处置和突发事件的件数、首次处置用时</Link>；
      <Link to="/duties/sixProtections">六大保护逐项完成情况</Link>。
    </p>
  );
}

function Duties({ query }: { readonly query: ReturnType<typeof queryOf> }) {
  const { data, error, refetch } = useRead(readDutyFigures, { query: { ...query } }, { keepPrevious: true });
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  return data === undefined ? null : <FigureTable table={data} shown={undefined} />;
}
