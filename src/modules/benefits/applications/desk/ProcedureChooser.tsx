import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useSession } from "../../../../faces/desk/session/session.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { listProcedures } from "../../../../platform/procedures/procedures.contract.ts";

/** Whom only the bureau's officer may apply for. */
const officerOnly: ReadonlySet<string> = new Set(["hiv"]);

/** What may be applied for: each with who decides it in how long. */
export function ProcedureChooser({ onChoose }: { readonly onChoose: (code: string) => void }) {
  const { post } = useSession();
  const { data, error, refetch } = useRead(listProcedures, {});
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  const items = (data?.items ?? []).filter(
    ({ code, canStart, isOfOffice, group }) =>
      canStart &&
      (!isOfOffice || group !== null) &&
      (post.role === "districtOfficer" || !officerOnly.has(code)),
  );
  const groupOf = ({ group }: Item) => group ?? "待遇";
  const groups = [...new Set(items.map(groupOf))];
  return (
    <div aria-busy={data === undefined}>
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          {groups.length > 1 && <h2 className="ta-apply-group">{group}</h2>}
          <Procedures items={items.filter((item) => groupOf(item) === group)} onChoose={onChoose} />
        </section>
      ))}
    </div>
  );
}

type Item = OutputOf<typeof listProcedures>["items"][number];

function Procedures({
  items,
  onChoose,
}: {
  readonly items: readonly Item[];
  readonly onChoose: (code: string) => void;
}) {
  return (
    <ul className="ta-paper ta-apply-procedures">
      {items.map(({ code, title, steps }) => (
        <li key={code}>
          <button type="button" className="ta-link" onClick={() => onChoose(code)}>
            {title}
          </button>
          <p className="ta-grey ta-small">
            {steps
              // One step may be ours or somebody else's: its days are the same.
              .filter(({ title: name }, at) => steps.findIndex((step) => step.title === name) === at)
              .map((step) => (step.term === "" ? step.title : `${step.title}（${step.term}）`))
              .join(" → ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
