import { Button, Segmented } from "antd";
import { useNavigate, useParams } from "react-router";
import { usePages } from "../../../../platform/client/useRead.ts";
import { CSV_TYPE, XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import { entryColumns } from "../../../../platform/records/entry-columns.contract.ts";
import { printEntries } from "../../../../platform/records/print-records.contract.ts";
import { entryStateCodes } from "../../../../platform/records/record-codes.contract.ts";
import { type EntryView, type KindView, listEntries } from "../../../../platform/records/records.contract.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { ExportButton } from "../../parts/ExportButton.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import type { FilterSpec } from "../../parts/filter-words.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import type { Column } from "../../parts/table-column.ts";
import { useUrlState } from "../../parts/useUrlState.ts";
import { useToday } from "../../session/useToday.ts";
import { Notice } from "../../shell/Notice.tsx";
import { Basis } from "./Basis.tsx";
import { FiguresPaper } from "./FiguresPaper.tsx";
import { PrintButton } from "./PrintButton.tsx";
import { useKind } from "./useKind.ts";
import "./records.css";

/** The entries of any kind, and what they add up to. */
export function EntriesPage() {
  const { kind: code = "" } = useParams();
  const { kind, isUnknown, error } = useKind(code);
  if (error !== null && error !== undefined) return <ProblemNote problem={error} />;
  if (isUnknown) return <Notice title="没有这本台账">它不在您岗位的职责内，或者地址不对。</Notice>;
  if (kind === undefined) return <div className="ta-page" aria-busy="true" />;
  return <Entries key={kind.code} kind={kind} />;
}

function Entries({ kind }: { readonly kind: KindView }) {
  const { values, set } = useUrlState();
  const navigate = useNavigate();
  const today = useToday();
  const { unit, place, from, to, words } = values;
  const state = entryStateCodes.codes.find((one) => one === values["state"]);
  const query = { unit, place, from, to, words, ...(state === undefined ? {} : { state }) };
  const params = { kind: kind.code };
  const list = usePages(listEntries, { params, query: { ...query, limit: 100 } });
  const showsFigures = values["look"] === "figures";
  const total = list.first?.total;
  return (
    <div className="ta-page ta-list-page">
      <header className="ta-page-head">
        <h1>{kind.title}</h1>
        {total !== undefined && <span className="ta-grey">{total} 条</span>}
        <div className="ta-page-acts ta-wrap ta-noprint">
          {kind.figures.length > 0 && (
            <Segmented
              aria-label="看记录还是统计"
              value={showsFigures ? "figures" : "list"}
              options={[
                { value: "list", label: "记录" },
                { value: "figures", label: "统计" },
              ]}
              onChange={(look) => set({ look: look === "figures" ? "figures" : undefined })}
            />
          )}
          <PrintButton operation={printEntries} input={{ params, query }} />
          <ExportButton
            operation={listEntries}
            input={{ params, query, accept: XLSX_TYPE }}
            what={`${kind.title} ${total ?? ""} 条，按页面上的条件。电话等号码已遮住。`}
          />
          <ExportButton
            operation={listEntries}
            input={{ params, query, accept: CSV_TYPE }}
            what={`${kind.title} ${total ?? ""} 条，纯文本表格，给程序用。`}
            label="导出 CSV"
          />
          {kind.units.length > 0 && (
            <>
              <Button onClick={() => void navigate(`/records/${kind.code}/import`)}>从表格导入</Button>
              <Button
                type="primary"
                onClick={() =>
                  void navigate(
                    `/records/${kind.code}/new${unit === undefined ? "" : `?unit=${encodeURIComponent(unit)}`}`,
                  )
                }
              >
                登记
              </Button>
            </>
          )}
        </div>
      </header>
      <Basis basis={kind.basis} />
      <FilterBar filters={filtersOf(kind, today)} values={values} set={set} />
      {showsFigures ? (
        <FiguresPaper kind={kind} query={{ unit, place, from, to }} />
      ) : (
        <DataTable
          label={kind.title}
          columns={columnsOf(kind)}
          rows={list.rows}
          rowKey={(row) => row.id}
          isPending={list.isPending}
          isOld={list.isPlaceholderData}
          problem={list.error}
          onRetry={() => void list.refetch()}
          onOpen={(row) => void navigate(`/records/${kind.code}/${row.id}`)}
          empty={
            <EmptyState title="还没有记录">
              {kind.units.length > 0 ? "点“登记”写第一条，或从表格导入。" : "责任单位登记以后会列在这里。"}
            </EmptyState>
          }
          more={{
            has: list.hasNextPage,
            isLoading: list.isFetchingNextPage,
            load: () => void list.fetchNextPage(),
          }}
        />
      )}
    </div>
  );
}

function filtersOf(kind: KindView, today: string): FilterSpec[] {
  return [
    { key: "from", label: "从", kind: "date", max: today },
    { key: "to", label: "到", kind: "date", max: today },
    {
      key: "unit",
      label: "单位",
      kind: "choice",
      options: kind.units.map(({ unit, name }) => ({ value: unit, label: name })),
    },
    { key: "place", label: "区域", kind: "place" },
    {
      key: "state",
      label: "状态",
      kind: "choice",
      options: entryStateCodes.options.map(({ value, label }) => ({ value, label })),
    },
    { key: "words", label: "包含文字", kind: "text" },
  ];
}

/** Characters of half width to pixels. */
const PIXELS = 8;
const LONGEST = 320;

function columnsOf(kind: KindView): Column<EntryView>[] {
  return entryColumns(kind).map((column) => ({
    key: column.key,
    title: column.title,
    width: Math.min(LONGEST, Math.max(column.width, column.title.length * 2 + 2) * PIXELS),
    ...(column.isNumber ? { align: "right" as const } : {}),
    ...(column.key === "unit" || column.key === "about"
      ? { text: (row: EntryView) => `${column.words(row)}${row.isForAnother ? " 代填" : ""}` }
      : {}),
    cell: (row) =>
      column.key === "unit" && row.isForAnother ? (
        <>
          {column.words(row)} <span className="ta-grey ta-small">代填</span>
        </>
      ) : (
        column.words(row)
      ),
  }));
}
