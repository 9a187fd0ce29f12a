import { ProblemNote } from "../../../faces/desk/parts/ProblemNote.tsx";
import { formatYuan } from "../../../kernel/money.ts";
import { useRead } from "../../../platform/client/useRead.ts";
import type { ConditionLine } from "../../../platform/rules/explanation.contract.ts";
import { type ProgrammeCode, stackingCodes } from "../programs/program-codes.contract.ts";
import { type ProgramDetail, readProgram } from "../programs/programs.contract.ts";
import { Cite } from "./Cite.tsx";

interface ProgramDetailsProps {
  readonly code: ProgrammeCode;
  readonly asOf: string | undefined;
}

/** One programme as policy has it: conditions, standards with their history, months, papers, what stands beside it. */
export function ProgramDetails({ code, asOf }: ProgramDetailsProps) {
  const { data, error, refetch } = useRead(readProgram, {
    params: { code },
    query: asOf === undefined ? {} : { asOf },
  });
  if (data === undefined) {
    return error === null ? (
      <div className="ta-skeleton" style={{ height: 320 }} />
    ) : (
      <ProblemNote problem={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <div className="ta-prog">
      <p className="ta-grey">
        {data.lead}主办。{data.amountSays}。
      </p>
      <Versions versions={data.versions} />
      {data.history.length > 0 && <History history={data.history} asOf={data.asOf} />}
      {data.amount !== null && (
        <p>
          <Cite cite={{ ...data.amount.cite, says: data.amount.says }} />
        </p>
      )}
      <Months title="起领" months={data.starts} />
      <Months title="停发" months={data.stops} />
      {data.referral !== null && (
        <section>
          <h3>怎么落实</h3>
          <p>
            {data.referral.to}：{data.referral.how}
          </p>
        </section>
      )}
      <section>
        <h3>材料</h3>
        <ul>
          {data.materials.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </section>
      {data.stacking.length > 0 && <StackingTable rows={data.stacking} />}
      <section>
        <h3>依据</h3>
        <ul>
          {data.text.map((cite) => (
            <li key={cite.document + cite.says}>
              <Cite cite={cite} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Versions({ versions }: { readonly versions: ProgramDetail["versions"] }) {
  return (
    <section>
      <h3>谁能享受</h3>
      {versions.map((version) => (
        <details key={version.from} open={version.holdsNow}>
          <summary>
            {version.from} 起{version.to === null ? "" : `，到 ${version.to} 为止`}
            {version.holdsNow ? <b className="ta-green"> 现行</b> : <span className="ta-grey"> 已不用</span>}
          </summary>
          {version.cite.map((cite) => (
            <p key={cite.document + cite.says}>
              <Cite cite={cite} />
            </p>
          ))}
          <ul>
            <Conditions line={version.line} />
          </ul>
        </details>
      ))}
    </section>
  );
}

const JOINS = {
  all: "都要符合：",
  any: "符合一项即可：",
  not: "不能是：",
  first: "自上而下看第一个符合的：",
} as const;

/** Lines that say by themselves how their parts come together. */
const sayJoin: ReadonlySet<string> = new Set(["以下各项都符合", "以下符合一项即可", "以下不成立"]);

/** Conditions without a child: names, how they come together, clauses. */
function Conditions({ line }: { readonly line: ConditionLine }) {
  return (
    <li>
      {line.label}
      {line.condition !== null && <span className="ta-grey"> {line.condition}</span>}
      {line.cite !== null && (
        <span className="ta-small">
          {" "}
          <Cite cite={line.cite} />
        </span>
      )}
      {line.children.length > 0 && (
        <>
          {line.joins !== null && !sayJoin.has(line.label) && (
            <span className="ta-grey ta-small"> {JOINS[line.joins]}</span>
          )}
          <ul>
            {line.children.map((child) => (
              <Conditions key={`${child.label} ${child.condition ?? ""}`} line={child} />
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

function History({ history, asOf }: { readonly history: ProgramDetail["history"]; readonly asOf: string }) {
  return (
    <section>
      <h3>历次标准</h3>
      {history.map(({ key, label, rows }) => (
        <table key={key} className="ta-prog-table">
          <caption>{label}</caption>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.from}
                className={row.from <= asOf && (row.to === null || asOf < row.to) ? "is-now" : ""}
              >
                <td className="ta-nowrap">{row.from} 起</td>
                <td className="ta-num">{formatYuan(row.fen)} 元</td>
                <td>
                  {row.document} {row.unchecked && <span className="ta-purple ta-small">待核</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

function Months({ title, months }: { readonly title: string; readonly months: ProgramDetail["starts"] }) {
  if (months.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {months.map((one) => (
          <li key={one.event}>
            <b>{one.event}</b>：<Cite cite={{ ...one.cite, says: one.says }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function StackingTable({ rows }: { readonly rows: ProgramDetail["stacking"] }) {
  return (
    <section>
      <h3>与其他待遇</h3>
      <table className="ta-prog-table">
        <tbody>
          {rows.map((row) => (
            <tr key={row.other}>
              <td>{row.title}</td>
              <td className="ta-nowrap">
                <b>{stackingCodes.label(row.how)}</b>
              </td>
              <td>
                <Cite cite={{ ...row.cite, says: row.says }} />
                {row.parameter !== null && (
                  <span className="ta-grey ta-small"> 本区现在：{row.parameter.value}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
