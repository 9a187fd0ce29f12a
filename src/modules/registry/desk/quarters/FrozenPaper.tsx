import { Link } from "react-router";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import {
  frozenTableKeys,
  readFrozenLedger,
  readFrozenStatistics,
} from "../../quarters/frozen-ledgers.contract.ts";
import { listCopies, takeCopy } from "../../quarters/member-units.contract.ts";
import type { QuarterView } from "../../quarters/quarters.contract.ts";
import { sayCount } from "./quarter-words.ts";

const tableWords: Readonly<Record<(typeof frozenTableKeys)[number], string>> = {
  leftBehindSurvey: "农村留守儿童汇总表",
  defactoUnattended: "事实无人抚养儿童统计表",
  categories: "儿童分类总表",
  payments: "资金发放表",
  disability: "残疾儿童统计表",
};

/** What was frozen: the lists with their seals, the tables, the copies for the member units. */
export function FrozenPaper({ view }: { readonly view: QuarterView }) {
  const maySend = useCan("quarter.close");
  return (
    <section className="ta-paper" aria-label="封存的名册">
      <div className="ta-paper-head">
        <h2>封存的名册和统计表</h2>
        <span className="ta-grey">
          {view.closedBy} 于 {view.closedAt === null ? "" : momentText(view.closedAt)} 封存
          {view.closeReason === null ? "" : `（未审核完的原因：${view.closeReason}）`}
        </span>
      </div>
      <div className="ta-paper-body ta-stack">
        <ul className="ta-stack">
          {view.seals.map((seal) => (
            <li key={seal.ledger} className="ta-quarter-seal">
              <strong>{seal.title}</strong>
              <span className="ta-num">{sayCount(view.counts[seal.ledger])} 人</span>
              <code title={`${seal.meaning}\n${seal.scheme} ${seal.value}`}>
                {/* The seal is one over the whole district; a township sees its part of the list. */}
                {seal.rows !== view.counts[seal.ledger] && `全区 ${sayCount(seal.rows)} 人的`}校验码 SM3{" "}
                {seal.digest.slice(0, 16)}…
              </code>
              {view.can.includes("export") && (
                <ExportButton
                  operation={readFrozenLedger}
                  input={{ params: { quarter: view.id, ledger: seal.ledger }, query: {}, accept: XLSX_TYPE }}
                  what={`${view.title}封存的${seal.title}，您辖区内 ${sayCount(view.counts[seal.ledger])} 人，身份证号已遮住。`}
                />
              )}
            </li>
          ))}
        </ul>
        {view.can.includes("export") && (
          <div className="ta-wrap">
            {frozenTableKeys.map((table) => (
              <ExportButton
                key={table}
                operation={readFrozenStatistics}
                input={{ params: { quarter: view.id, table }, query: {}, accept: XLSX_TYPE }}
                label={tableWords[table]}
                what={`${view.title}封存时的${tableWords[table]}，只有数字，没有姓名。`}
              />
            ))}
          </div>
        )}
        <p className="ta-small">
          <Link to={`/statistics?asOf=${view.asOf}`}>看现在掌握的、截至 {view.asOf} 的统计</Link>
          <span className="ta-grey">（封存后的更正会使两者不同）</span>
        </p>
        {maySend && view.can.includes("copy") && <Copies view={view} />}
      </div>
    </section>
  );
}

/** A summary without names for each member unit of the leading group. */
function Copies({ view }: { readonly view: QuarterView }) {
  const copies = useRead(listCopies, { params: { quarter: view.id } });
  const items = copies.data?.items ?? [];
  return (
    <details className="ta-quarter-copies">
      <summary>
        抄送领导小组成员单位（{items.length} 家，已取 {items.filter((item) => item.taken.length > 0).length}{" "}
        家）
      </summary>
      <ul>
        {items.map(({ unit, taken }) => (
          <li key={unit.id} className="ta-row">
            <span className="ta-spring">{unit.name}</span>
            <span className="ta-grey ta-small">
              {taken[0] === undefined ? "" : `${taken[0].by} ${momentText(taken[0].at)}`}
            </span>
            <ExportButton
              operation={takeCopy}
              input={{ params: { quarter: view.id, unitId: unit.id }, accept: XLSX_TYPE }}
              label="取汇总"
              what={`给${unit.name}的${view.title}汇总，不含姓名，少于 5 人的数字不显示。`}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
