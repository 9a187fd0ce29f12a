import { Button, Radio } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { FilterBar } from "../../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../../faces/desk/parts/filter-words.ts";
import { SavedViews } from "../../../../faces/desk/parts/SavedViews.tsx";
import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { colourCodes, linkCodes, shortSituation, situationCodes } from "../../protection-codes.contract.ts";
import { ageBandCodes } from "../age-bands.ts";
import { listCases } from "../cases.contract.ts";
import { casePaceCodes } from "../pace-codes.ts";
import { CaseCards } from "./CaseCards.tsx";
import { CaseMatrix } from "./CaseMatrix.tsx";
import { CasesExport } from "./CasesExport.tsx";
import { caseColumns } from "./case-columns.tsx";
import { queryOf } from "./cases-query.ts";
import { TakeOverDialog } from "./dialogs/TakeOverDialog.tsx";
import "./cases.css";

const nothing: ReadonlySet<string> = new Set();

const stages = [
  { value: "open", label: "在办" },
  { value: "closing", label: "待结案签字" },
  { value: "closed", label: "已结案" },
  { value: "any", label: "全部" },
];

const filters: readonly FilterSpec[] = [
  { key: "place", label: "区域", kind: "place", always: "全部" },
  { key: "words", label: "编号或孩子姓名", kind: "text" },
  { key: "link", label: "环节", kind: "choice", options: linkCodes.options },
  { key: "colour", label: "风险等级", kind: "choice", options: colourCodes.options },
  { key: "mine", label: "由我负责", kind: "flag" },
  { key: "late", label: "超过时限", kind: "flag" },
  {
    key: "situation",
    label: "情形",
    kind: "choice",
    options: situationCodes.codes.map((value) => ({ value, label: shortSituation[value] })),
  },
  { key: "age", label: "最小孩子的年龄", kind: "choice", options: ageBandCodes.options },
  {
    key: "sealed",
    label: "涉密",
    kind: "choice",
    options: [
      { value: "false", label: "不含涉密" },
      { value: "true", label: "只看涉密" },
    ],
  },
  { key: "openedFrom", label: "立案日期从", kind: "date" },
  { key: "openedTo", label: "立案日期到", kind: "date" },
  { key: "pace", label: "时限办得怎样", kind: "choice", options: casePaceCodes.options },
];

/** The board: what is due next stands first; above, where the cases are and how red. */
export function CasesPage() {
  const { values, set } = useUrlState();
  const query = queryOf(values);
  const list = usePages(listCases, { query: { ...query, limit: 100 } });
  const navigate = useNavigate();
  const { total, counts } = list.first ?? {};
  const isNarrowed = filters.some(({ key }) => (values[key] ?? "") !== "");
  const isOpen = query.state === "open";
  const isNarrow = useNarrow();
  const mayLead = useCan("case.lead");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(nothing);
  const [isTaking, setTaking] = useState(false);
  // What stands under another condition is not what one has before one's eyes.
  const inView = (list.rows ?? []).filter(({ id }) => chosen.has(id));
  const shown = {
    rows: list.rows,
    isPending: list.isPending,
    problem: list.error,
    onRetry: () => void list.refetch(),
    empty: isNarrowed ? (
      <EmptyState title="没有符合条件的个案">去掉一个条件，或者换成“全部”看看。</EmptyState>
    ) : (
      <EmptyState title={isOpen ? "没有在办的个案" : "还没有"}>
        {isOpen ? "报告受理以后立案，就列在这里；请您参与的个案也在这里。" : "有了就会列在这里。"}
      </EmptyState>
    ),
    more: {
      has: list.hasNextPage,
      isLoading: list.isFetchingNextPage,
      load: () => void list.fetchNextPage(),
    },
  };
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>个案</h1>
        <span className="ta-grey">先到期的排在最前面；只列您看得到的</span>
        <div className="ta-page-acts ta-noprint">
          <SavedViews list="protection.cases" />
          {useCan("case.export") && <CasesExport query={query} total={total} />}
        </div>
      </header>
      {isOpen && counts !== undefined && counts.length > 0 && (
        <CaseMatrix counts={counts} query={query} onChoose={set} />
      )}
      <div className="ta-row ta-wrap ta-noprint">
        <Radio.Group
          optionType="button"
          aria-label="哪些个案"
          value={query.state}
          options={stages}
          onChange={({ target }) =>
            set({ state: target.value === "open" ? undefined : String(target.value), link: undefined })
          }
        />
        <FilterBar filters={filters} values={values} set={set} />
        {mayLead && inView.length > 0 && (
          <Button onClick={() => setTaking(true)}>由我接手选中的 {inView.length} 件</Button>
        )}
        {total !== undefined && <span className="ta-grey">共 {total.toLocaleString("zh-CN")} 件</span>}
      </div>
      {isNarrow ? (
        <CaseCards {...shown} />
      ) : (
        <DataTable
          label="个案"
          columns={caseColumns}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate(`/cases/${row.id}`)}
          isOld={list.isPlaceholderData}
          chosen={mayLead && query.state !== "closed" ? { keys: chosen, set: setChosen } : undefined}
          {...shown}
        />
      )}
      {isTaking && (
        <TakeOverDialog cases={inView} onDone={() => setChosen(nothing)} onClose={() => setTaking(false)} />
      )}
    </div>
  );
}
