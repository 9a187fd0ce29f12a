import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useSession } from "../../../../faces/desk/session/session.ts";
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
    ({ code, canStart, isOfOffice }) =>
      canStart && !isOfOffice && (post.role === "districtOfficer" || !officerOnly.has(code)),
  );
  return (
    <ul className="ta-paper ta-apply-procedures" aria-busy={data === undefined}>
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
