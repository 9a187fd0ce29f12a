import { Link } from "react-router";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { RowCards } from "../../../../faces/desk/parts/RowCards.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import { type ExchangePicture, type PartnerLine, readExchangePicture } from "../picture.contract.ts";
import { FoundPaper } from "./FoundPaper.tsx";
import "./exchange-picture.css";

/** Whether rosters come, how they are matched, and whom they found. */
export function ExchangePicturePage() {
  const { values, set } = useUrlState();
  const maySend = useCan("exchange.send");
  const isNarrow = useNarrow();
  const { from, to } = values;
  const query = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const { data, error, refetch, isPending } = useRead(readExchangePicture, { query }, { keepPrevious: true });
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>信息共享概览</h1>
        {data !== undefined && (
          <span className="ta-grey">这段时间收到的名册，数到 {momentText(data.asOf)}</span>
        )}
        <div className="ta-page-acts">
          <DateField
            label="从哪天"
            placeholder="从"
            value={from ?? data?.from}
            onChange={(day) => set({ from: day })}
          />
          <span className="ta-grey">至</span>
          <DateField
            label="到哪天"
            placeholder="到"
            value={to ?? data?.to}
            onChange={(day) => set({ to: day })}
          />
          {maySend && (
            <ExportButton
              operation={readExchangePicture}
              input={{ query, accept: XLSX_TYPE }}
              what="这一页上各单位的数字，没有任何姓名和编号。小的人数和能推算出它们的数字写成“*”。"
            />
          )}
        </div>
      </header>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {isPending && <div className="ta-skeleton ta-exchange-skeleton" />}
      {data !== undefined && data.partners.length === 0 && (
        <section className="ta-paper">
          <EmptyState title="还没有接收名册的协议">
            先到<Link to="/exchange/agreements?direction=in">协议</Link>
            里提出从哪个单位接收什么名册；名册进来、比对以后，这里就有数字。
          </EmptyState>
        </section>
      )}
      {data !== undefined && data.partners.length > 0 && (
        <>
          <FoundPaper picture={data} />
          <OpenPaper picture={data} />
          <section className="ta-paper ta-paper-long" aria-label="各单位">
            <div className="ta-paper-head">
              <h2>各单位的名册</h2>
            </div>
            {isNarrow ? (
              <RowCards
                label="各单位"
                rows={data.partners}
                rowKey={({ unit }) => unit}
                card={(line) => <PartnerCard line={line} />}
                empty={<EmptyState title="没有单位" />}
              />
            ) : (
              <DataTable
                label="各单位"
                fills={false}
                columns={columnsOf(data)}
                rows={data.partners}
                rowKey={({ unit }) => unit}
                totals="合计"
                empty={<EmptyState title="没有单位" />}
              />
            )}
          </section>
        </>
      )}
    </div>
  );
}

type Counted = Exclude<keyof PartnerLine, "unit">;

type Count = readonly [Counted, string, string];

const arrivals: readonly Count[] = [
  ["batches", "批次", "到报情况"],
  ["due", "到期批次", "到报情况"],
];
const owed: Count = ["owed", "仍欠", "到报情况"];
const others: readonly Count[] = [
  ["rows", "行数", "比对"],
  ["certain", "确定", "比对"],
  ["review", "人工核对", "比对"],
  ["none", "未比中", "比对"],
  ["waiting", "还没核对", "比对"],
  ["told", "反映的儿童", "政策找人"],
  ["found", "筛出应享", "政策找人"],
  ["applied", "已申请", "政策找人"],
  ["granted", "已享受", "政策找人"],
];

function columnsOf({ total }: ExchangePicture): Column<PartnerLine>[] {
  return [
    { key: "unit", title: "单位", width: 120, cell: ({ unit }) => unit, text: ({ unit }) => unit },
    ...arrivals.map((count) => countOf(count, total)),
    {
      ...{ key: "inTime", title: "到期批次按期率", group: "到报情况", width: 104, align: "right" },
      total: punctuality(total),
      cell: (line) => <span className="ta-num">{punctuality(line)}</span>,
    },
    ...[owed, ...others].map((count) => countOf(count, total)),
  ];
}

/** A day that was missed stays missed here, though the next roster has answered for it as work. */
function punctuality({ due, inTime }: PartnerLine): string {
  return due === 0 ? "—" : `${Math.round((inTime / due) * 100)}%`;
}

function countOf([key, title, group]: Count, total: PartnerLine): Column<PartnerLine> {
  return {
    ...{ key, title, group, width: 84, align: "right", total: total[key].toLocaleString("zh-CN") },
    cell: (line) =>
      line[key] === 0 ? (
        <span className="ta-zero">0</span>
      ) : (
        <span className={key === "owed" ? "ta-red" : "ta-num"}>{line[key].toLocaleString("zh-CN")}</span>
      ),
  };
}

/** On a phone: what there is of a unit, without the noughts. */
function PartnerCard({ line }: { readonly line: PartnerLine }) {
  const said = [...arrivals, owed, ...others].filter(([key]) => line[key] > 0);
  return (
    <div className="ta-paper-body">
      <b>{line.unit}</b>
      {said.length === 0 ? (
        <p className="ta-grey">这段时间没有名册</p>
      ) : (
        <p>
          {said.map(([key, title]) => (
            <span key={key} className={key === "owed" ? "ta-exchange-said ta-red" : "ta-exchange-said"}>
              {title} <b className="ta-num">{line[key].toLocaleString("zh-CN")}</b>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

const openWords = {
  endings: "后来的名册里没有了，等人确认是否终止",
  discrepancies: "部门之间说法矛盾",
  absences: "学籍名册里找不到的孩子",
  leftBehind: "学校和台账的留守名单不一致",
  checks: "等村里核实生活状况",
} satisfies Readonly<Record<keyof ExchangePicture["open"], string>>;

function OpenPaper({ picture }: { readonly picture: ExchangePicture }) {
  const { open, total } = picture;
  const mayFollow = useCan("match.follow");
  const kinds = (Object.keys(openWords) as (keyof typeof openWords)[]).filter((kind) => open[kind] > 0);
  return (
    <section className="ta-paper ta-paper-body" aria-label="等人处理的">
      <h2>现在等人处理的</h2>
      {kinds.length === 0 && total.waiting === 0 ? (
        <p className="ta-green">没有等着处理的。</p>
      ) : (
        <ul>
          {total.waiting > 0 && (
            <li>
              拿不准，等人复核 <Link to="/exchange/review">{total.waiting.toLocaleString("zh-CN")} 行</Link>
            </li>
          )}
          {kinds.map((kind) => (
            <li key={kind}>
              {openWords[kind]}{" "}
              {mayFollow ? (
                <Link to={`/exchange/differences?tab=${kind}`}>{open[kind].toLocaleString("zh-CN")} 件</Link>
              ) : (
                `${open[kind].toLocaleString("zh-CN")} 件`
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
