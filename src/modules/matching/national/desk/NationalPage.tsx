import { MonthField } from "../../../../faces/desk/form/DateField.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type NationalCheck, readNationalSystem } from "../national.contract.ts";
import { CategoriesPaper } from "./CategoriesPaper.tsx";
import { CheckPaper } from "./CheckPaper.tsx";
import { DifferencesPaper } from "./DifferencesPaper.tsx";
import { sayCheck } from "./say-check.ts";

/** Our payments by the national system's categories, and its own export against them. */
export function NationalPage() {
  const { values, set } = useUrlState();
  const { month } = values;
  const query = month === undefined ? {} : { month };
  const { data, error, refetch, isPending } = useRead(readNationalSystem, { query }, { keepPrevious: true });
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>全国系统核对</h1>
        <span className="ta-grey">
          本系统不代替全国儿童福利信息系统：这里按它的类别导出，再用它导出的名单核对
        </span>
        <div className="ta-page-acts">
          <MonthField label="月份" value={data?.month} onChange={(one) => set({ month: one })} />
        </div>
      </header>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {isPending && <div className="ta-skeleton" style={{ height: 240 }} />}
      {data !== undefined && (
        <>
          <CheckPaper month={data.month} />
          <DifferencesPaper hasChecks={data.checks.length > 0} />
          <CategoriesPaper view={data} />
          {data.checks.length > 0 && <ChecksPaper checks={data.checks} />}
        </>
      )}
    </div>
  );
}

function ChecksPaper({ checks }: { readonly checks: readonly NationalCheck[] }) {
  return (
    <section className="ta-paper ta-paper-body" aria-label="核对记录">
      <h2>核对记录</h2>
      <ul>
        {checks.map((check) => (
          <li key={check.id}>
            {check.month}，{check.madeBy} {momentText(check.madeAt)}：{sayCheck(check)}
          </li>
        ))}
      </ul>
    </section>
  );
}
