import { Drawer } from "antd";
import { Link } from "react-router";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type ParameterPeriod, readParameter } from "../../../../platform/parameters/parameters.contract.ts";
import { momentText } from "../../parts/moment.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { useToday } from "../../session/useToday.ts";
import { PageSkeleton } from "../../shell/PageSkeleton.tsx";
import { CertaintyTag } from "./CertaintyTag.tsx";
import { spanWords } from "./change-words.ts";
import { ReferenceNote } from "./ReferenceNote.tsx";
import { StepChart } from "./StepChart.tsx";

interface ParameterHistoryProps {
  readonly parameterKey: string | undefined;
  readonly mayCorrect: boolean;
  readonly onClose: () => void;
}

/** What has held when, and what was believed of it before. */
export function ParameterHistory({ parameterKey, mayCorrect, onClose }: ParameterHistoryProps) {
  return (
    <Drawer
      open={parameterKey !== undefined}
      size={Math.min(640, window.innerWidth)}
      title="历年变化"
      destroyOnHidden
      onClose={onClose}
    >
      {parameterKey !== undefined && (
        <History key={parameterKey} parameterKey={parameterKey} mayCorrect={mayCorrect} />
      )}
    </Drawer>
  );
}

function History({
  parameterKey,
  mayCorrect,
}: {
  readonly parameterKey: string;
  readonly mayCorrect: boolean;
}) {
  const today = useToday();
  const { data, error, refetch } = useRead(readParameter, { params: { key: parameterKey } });
  if (data === undefined) {
    return error === null ? <PageSkeleton /> : <ProblemNote problem={error} onRetry={() => void refetch()} />;
  }
  const held = data.periods.filter(({ supersededAt }) => supersededAt === null);
  const formerly = data.periods.filter(({ supersededAt }) => supersededAt !== null);
  const steps = held.flatMap(({ from, to, value }) =>
    typeof value === "number" ? [{ from, to, value }] : [],
  );
  return (
    <div className="ta-stack">
      <div>
        <h2 className="ta-param-title">{data.label}</h2>
        <p className="ta-grey">
          {data.groupTitle} · {data.decides}
        </p>
        {data.reference !== null && <ReferenceNote why={data.reference} />}
      </div>
      <StepChart unit={data.unit} steps={steps} today={today} />
      {held.length === 0 && <p className="ta-purple">还没有录入过。用到它的地方会标明“还不能确定”。</p>}
      <ol className="ta-param-periods">
        {held.map((period) => (
          <li key={period.id}>
            <Period period={period} isNow={holds(period, today)} />
            {mayCorrect && (
              <Link
                className="ta-small ta-noprint"
                to={`/parameters/changes/new?correct=${encodeURIComponent(parameterKey)}&from=${period.from}`}
              >
                更正这一段
              </Link>
            )}
          </li>
        ))}
      </ol>
      {formerly.length > 0 && (
        <section>
          <h3>以前录的，已被更正或接续</h3>
          <p className="ta-grey ta-small">当时的计算按这些数，所以都留着。</p>
          <ol className="ta-param-periods is-former">
            {formerly.map((period) => (
              <li key={period.id}>
                <Period period={period} isNow={false} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

function holds({ from, to }: ParameterPeriod, day: string): boolean {
  return from <= day && (to === null || day < to);
}

function Period({ period, isNow }: { readonly period: ParameterPeriod; readonly isNow: boolean }) {
  return (
    <>
      <p className="ta-wrap">
        <b className="ta-nowrap">{period.words}</b>
        <span className="ta-grey ta-nowrap">{spanWords(period.from, period.to)}</span>
        {isNow && <span className="ta-green">现行</span>}
        <CertaintyTag certainty={period.certainty} />
      </p>
      <p className="ta-small">
        {period.document}
        {period.note !== null && <span className="ta-grey">；{period.note}</span>}
      </p>
      <p className="ta-grey ta-small">
        {period.recordedAt === null
          ? "随系统提供"
          : `${period.recordedBy ?? ""} ${momentText(period.recordedAt)} 确认`}
        {period.supersededAt !== null && `，${momentText(period.supersededAt)} 起不再采用`}
        {period.changeId !== null && (
          <>
            {" "}
            <Link to={`/parameters/changes/${period.changeId}`}>调整单</Link>
          </>
        )}
      </p>
    </>
  );
}
