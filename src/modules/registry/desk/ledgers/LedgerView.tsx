import { type ReactNode, useMemo } from "react";
import { AsOfPicker } from "../../../../faces/desk/parts/AsOfPicker.tsx";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { FilterBar } from "../../../../faces/desk/parts/FilterBar.tsx";
import { sayFilters } from "../../../../faces/desk/parts/filter-words.ts";
import { LandscapePaper } from "../../../../faces/desk/parts/LandscapePaper.tsx";
import { SavedViews } from "../../../../faces/desk/parts/SavedViews.tsx";
import { useColumns } from "../../../../faces/desk/parts/useColumns.tsx";
import { usePlaces } from "../../../../faces/desk/parts/usePlaces.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { type LedgerDefinition, type LedgerRow, readLedger } from "../../ledgers/ledgers.contract.ts";
import { ChildDrawer } from "../file/ChildDrawer.tsx";
import { useChildDrawer } from "../file/useChildDrawer.ts";
import { LedgerExport } from "./LedgerExport.tsx";
import { LedgerSearch } from "./LedgerSearch.tsx";
import { ledgerColumns } from "./ledger-columns.tsx";
import { filterSpecs, scopeQuery } from "./ledger-query.ts";
import { PlacePanel } from "./PlacePanel.tsx";

interface LedgerViewProps {
  readonly tabs: ReactNode;
  readonly definition: LedgerDefinition;
  readonly today: string;
  readonly can: readonly string[];
}

const ROWS_AT_ONCE = 100;
/** As many as the server gives at once: who leaves first can only be put first when all are here. */
const LEAVING_AT_ONCE = 200;

/** The list: its conditions as a sentence, places beside it, the table, and the file of one child over it. */
export function LedgerView({ tabs, definition, today, can }: LedgerViewProps) {
  const drawer = useChildDrawer();
  const { post } = useSession();
  const { values, set } = useUrlState();
  const places = usePlaces();
  const specs = useMemo(
    () => filterSpecs(definition, post.placeName, today),
    [definition, post.placeName, today],
  );
  const asOf = values["asOf"] ?? today;
  const declared = useMemo(
    () => ledgerColumns(definition, asOf, post.placeCode),
    [definition, asOf, post.placeCode],
  );
  const { columns, settings } = useColumns(`ledger.${definition.key}.columns`, declared);
  const query = scopeQuery(definition, values);
  const isLeaving = definition.key === "leavingSoon";
  const sort = values["sort"];
  const shown = columns.map(({ key }) => key);
  const list = usePages(readLedger, {
    params: { ledger: definition.key },
    query: {
      ...query,
      sort,
      columns: shown,
      limit: isLeaving ? LEAVING_AT_ONCE : ROWS_AT_ONCE,
      withTotal: true,
    },
  });
  const total = list.first?.total;
  const place = values["place"] ?? post.placeCode;
  const isVillagePost = post.placeCode.length === 12;
  const sentence = `${[sayFilters(specs, values, places.nameOf), definition.title].join(" · ")}，截至 ${asOf}`;
  const narrowed = Object.keys(query).some((key) => key !== "asOf");
  const clear = () =>
    set(Object.fromEntries([...specs.map(({ key }) => key), "q"].map((key) => [key, undefined])));

  return (
    <>
      <div className="ta-led-top ta-noprint">
        {tabs}
        <div className="ta-row">
          <SavedViews list={`ledger.${definition.key}`} />
          {settings}
          {can.includes("ledger.export") && (
            <LedgerExport
              ledger={definition.key}
              query={query}
              sort={sort}
              columns={shown}
              sentence={sentence}
              total={total}
              mayTakeNumbers={can.includes("ledger.exportNumbers")}
            />
          )}
        </div>
      </div>
      <div className="ta-led-tools ta-noprint">
        <FilterBar filters={specs} values={values} set={set} />
        <span className="ta-spring" />
        <AsOfPicker value={values["asOf"]} onChange={(asOf) => set({ asOf })} today={today} />
        <LedgerSearch
          key={values["q"] ?? ""}
          value={values["q"] ?? ""}
          onSearch={(q) => set({ q: q === "" ? undefined : q })}
        />
      </div>
      {values["asOf"] !== undefined && values["asOf"] !== today && (
        <p role="status" className="ta-led-then">
          现在看的是 <b>{values["asOf"]}</b> 那一天的台账，不是今天的。
        </p>
      )}
      <h1 className="ta-led-title">{sentence}</h1>
      {list.hasNextPage && (
        <p className="ta-printonly">
          这里只打印了已经显示的 {list.rows?.length ?? 0} 人
          {total !== undefined && `，一共 ${total.toLocaleString("zh-CN")} 人`}
          。要打印整本，请用“导出”的 Excel 表格。
        </p>
      )}
      <LandscapePaper />
      <div className="ta-led-body">
        {!isVillagePost && (
          <PlacePanel
            ledger={definition.key}
            query={query}
            place={place}
            ownPlace={post.placeCode}
            nameOf={places.nameOf}
            onPlace={(code) => set({ place: code === post.placeCode ? undefined : code })}
          />
        )}
        <div className="ta-led-table">
          <DataTable
            label={sentence}
            columns={columns}
            rows={isLeaving ? byLeavingDay(list.rows, list.hasNextPage) : list.rows}
            rowKey={(row) => row.id}
            onOpen={(row) => drawer.open(row.id)}
            openKey={drawer.childId}
            isPending={list.isPending}
            isOld={list.isPlaceholderData}
            problem={list.error}
            onRetry={() => void list.refetch()}
            totals={total === undefined ? undefined : sayTotal(total, list.first?.overAge ?? 0)}
            sort={
              values["q"] === undefined && !isLeaving
                ? { value: sort ?? "village", set: (to) => set({ sort: to }) }
                : undefined
            }
            more={{
              has: list.hasNextPage,
              isLoading: list.isFetchingNextPage,
              load: () => void list.fetchNextPage(),
            }}
            empty={
              <Nobody definition={definition} hint={list.first?.hint} narrowed={narrowed} onClear={clear} />
            }
          />
        </div>
      </div>
      <ChildDrawer />
    </>
  );
}

/** The next to leave first, once the list is whole. */
function byLeavingDay(
  rows: readonly LedgerRow[] | undefined,
  isCut: boolean,
): readonly LedgerRow[] | undefined {
  if (rows === undefined || isCut) return rows;
  const day = ({ leaving }: LedgerRow) => leaving?.on ?? "9999";
  return [...rows].sort((one, other) => day(one).localeCompare(day(other)));
}

interface NobodyProps {
  readonly definition: LedgerDefinition;
  readonly hint: string | undefined;
  readonly narrowed: boolean;
  readonly onClear: () => void;
}

/** An empty list says whether nobody is there or nobody fits. */
function Nobody({ definition, hint, narrowed, onClear }: NobodyProps) {
  if (hint !== undefined) return <EmptyState title="再多输入一点">{hint}</EmptyState>;
  if (narrowed) {
    return (
      <EmptyState title="没有符合这些条件的孩子">
        <button type="button" className="ta-link ta-noprint" onClick={onClear}>
          去掉条件，看整本台账
        </button>
      </EmptyState>
    );
  }
  if (definition.key === "leavingSoon")
    return <EmptyState title="这段时间没有孩子要退出">可以把“多少天之内”放宽一些再看。</EmptyState>;
  return (
    <EmptyState title={`${definition.title}里还没有孩子`}>
      这一天这里没有在册的孩子。可以换一天或换一个地方看；有现成的 Excel 台账，可以从“导入”开始。
    </EmptyState>
  );
}

/** Whoever is over age and still at school stands on the list, but the figures elsewhere do not count them. */
function sayTotal(total: number, overAge: number): string {
  const all = `共 ${total.toLocaleString("zh-CN")} 人`;
  return overAge === 0 ? all : `${all}，其中超龄在读 ${overAge.toLocaleString("zh-CN")} 人不计入统计`;
}
