import { Link } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readGuardianshipWatch, type Watched } from "../guardianship.contract.ts";

const toneClass = { late: "ta-red", soon: "ta-amber", calm: "ta-grey" } as const;
const toneWords = { late: "要马上办", soon: "快到期", calm: "正常" } as const;

/** Terms that run out, children without a placement, reports and hours that are wanting; late ones first. */
export function WatchPaper({ place }: { readonly place: string | undefined }) {
  const { data, error, refetch } = useRead(readGuardianshipWatch, {
    query: place === undefined ? {} : { place },
  });
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  const items = data?.items ?? [];
  return (
    <section className="ta-paper" aria-label="到期和逾期" aria-busy={data === undefined}>
      <div className="ta-paper-head">
        <h2>到期和逾期</h2>
        <span className="ta-grey">临时监护期限、安置、监督报告、家庭教育指导、保护令</span>
      </div>
      {data !== undefined && items.length === 0 && (
        <EmptyState title="没有">有了临时监护、监督计划或者指导令，期限会列在这里。</EmptyState>
      )}
      {items.map((one) => (
        <Row key={one.id} one={one} />
      ))}
    </section>
  );
}

function Row({ one }: { readonly one: Watched }) {
  return (
    <div className="ta-guard-row ta-row ta-wrap">
      <Link to={`/children/${one.childId}/guardianship`}>{one.childName}</Link>
      <span className="ta-grey">{one.placeName}</span>
      <b>{one.what}</b>
      <span className={toneClass[one.tone]}>
        {toneWords[one.tone]}
        {one.says === "" ? "" : ` · ${one.says}`}
      </span>
    </div>
  );
}
