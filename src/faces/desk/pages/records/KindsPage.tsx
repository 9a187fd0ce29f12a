import { Link } from "react-router";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type KindView, listKinds } from "../../../../platform/records/records.contract.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import "./records.css";

/** Which kinds of records there are for this post, by domain. */
export function KindsPage() {
  const { data, error, refetch } = useRead(listKinds, {}, { freshForMs: 600_000 });
  const domains = byDomain(data?.items ?? []);
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>登记台账</h1>
        <span className="ta-grey">做了什么、谁做的、有多少；点开登记、查看、导入和导出</span>
      </header>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <EmptyState title="没有由您登记的台账">岗位里要写明是哪个单位。有疑问请与区民政局联系。</EmptyState>
      )}
      <div className="ta-record-kinds">
        {domains.map(([title, kinds]) => (
          <section key={title} className="ta-paper" aria-label={title}>
            <div className="ta-paper-head">
              <h2>{title}</h2>
            </div>
            <ul className="ta-paper-body">
              {kinds.map((kind) => (
                <KindLine key={kind.code} kind={kind} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

/** In the order in which the domains first come; `Map.groupBy` is younger than the offices' browsers. */
function byDomain(kinds: readonly KindView[]): [title: string, kinds: KindView[]][] {
  const domains = new Map<string, KindView[]>();
  for (const kind of kinds) {
    const title = kind.domainTitle ?? "名录和其他";
    domains.set(title, [...(domains.get(title) ?? []), kind]);
  }
  return [...domains];
}

function KindLine({ kind }: { readonly kind: KindView }) {
  return (
    <li>
      <Link to={`/records/${kind.code}`}>{kind.title}</Link>
      {kind.units.length > 0 && (
        <Link className="ta-small ta-record-write" to={`/records/${kind.code}/new`}>
          登记
        </Link>
      )}
    </li>
  );
}
