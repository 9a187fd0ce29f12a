import { Input } from "antd";
import { useState } from "react";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { RowCards } from "../../../../faces/desk/parts/RowCards.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import { certaintyCodes, isUnchecked } from "../../../../kernel/citation.ts";
import { formatYuan } from "../../../../kernel/money.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { exportNational, type readNationalSystem } from "../national.contract.ts";

type View = OutputOf<typeof readNationalSystem>;
type Category = View["categories"][number];

/** Which payments stand for which category, how many there are, and the file for each. */
export function CategoriesPaper({ view }: { readonly view: View }) {
  const isNarrow = useNarrow();
  const shown = {
    rows: view.categories,
    rowKey: ({ code }: Category) => code,
    empty: <EmptyState title="没有发放类别" />,
  };
  return (
    <section className="ta-paper ta-paper-long" aria-label="发放类别">
      <div className="ta-paper-head">
        <h2>{view.month} 按发放类别</h2>
        <span className="ta-grey">类别代码见{view.source}；对应关系是本系统定的，标“待核”的请先核实</span>
      </div>
      {isNarrow ? (
        <RowCards
          {...shown}
          label="发放类别"
          card={(category) => <CategoryCard month={view.month} category={category} />}
        />
      ) : (
        <DataTable {...shown} label="发放类别" fills={false} columns={columnsOf(view.month)} />
      )}
      {view.unmapped > 0 && (
        <p className="ta-paper-body ta-grey">
          另有 {view.unmapped} 笔发放（如重庆的助学成长项目）在全国系统没有对应的类别，不导出。
        </p>
      )}
    </section>
  );
}

function columnsOf(month: string): Column<Category>[] {
  return [
    { key: "code", title: "代码", width: 64, cell: ({ code }) => <b className="ta-num">{code}</b> },
    { key: "title", title: "类别", width: 190, cell: ({ title }) => title, text: ({ title }) => title },
    { key: "says", title: "对应本系统的", width: 260, cell: ({ says }) => says, text: ({ says }) => says },
    {
      key: "certainty",
      title: "可信度",
      width: 130,
      cell: (category) => (
        <span className={isUnchecked(category) ? "ta-amber" : "ta-grey"}>
          {certaintyCodes.label(category.certainty)}
        </span>
      ),
    },
    {
      ...{ key: "children", title: "人数", width: 72, align: "right" as const },
      cell: ({ children }) => (children === 0 ? <span className="ta-zero">0</span> : children),
    },
    {
      ...{ key: "fen", title: "金额（元）", width: 120, align: "right" as const },
      cell: ({ fen }) => (fen === 0 ? "" : formatYuan(fen)),
    },
    {
      key: "file",
      title: "",
      width: 110,
      cell: (category) => (category.children === 0 ? "" : <CategoryFile month={month} category={category} />),
    },
  ];
}

function CategoryCard({ month, category }: { readonly month: string; readonly category: Category }) {
  const { code, title, says, certainty, children, fen } = category;
  return (
    <div className="ta-paper-body">
      <b>
        {code} {title}
      </b>
      <p className="ta-grey">
        {says} ·{" "}
        <span className={isUnchecked(category) ? "ta-amber" : ""}>{certaintyCodes.label(certainty)}</span>
      </p>
      {children === 0 ? (
        <p className="ta-grey">没有人</p>
      ) : (
        <p className="ta-wrap">
          <span>
            {children} 人 · {formatYuan(fen)} 元
          </span>
          <CategoryFile month={month} category={category} />
        </p>
      )}
    </div>
  );
}

const SHORTEST = 4;

function CategoryFile({ month, category }: { readonly month: string; readonly category: Category }) {
  const [purpose, setPurpose] = useState("");
  const { code, title, children } = category;
  return (
    <ExportButton
      size="small"
      operation={exportNational}
      input={{ params: { code }, query: { month, purpose: purpose.trim() } }}
      what={`${code} ${title} ${children} 人，含完整的身份证号、起领年月和金额。`}
      ready={purpose.trim().length >= SHORTEST}
    >
      <Input
        value={purpose}
        maxLength={200}
        placeholder="用途，例如：录入全国系统 11 月发放"
        aria-label="用途"
        onChange={({ target }) => setPurpose(target.value)}
      />
    </ExportButton>
  );
}
