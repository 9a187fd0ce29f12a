import type { CaseView } from "../case-view.contract.ts";

type Conditions = CaseView["closingConditions"][number]["conditions"];

/** What must be so before a case is closed, each met or not. */
export function ConditionsList({ conditions }: { readonly conditions: Conditions }) {
  return (
    <ul className="ta-case-conditions" aria-label="结案的条件">
      {conditions.map(({ code, says, isMet }) => (
        <li key={code} className={isMet ? "ta-green" : "ta-red"}>
          <span aria-hidden="true">{isMet ? "✓" : "×"}</span> {says}
          <span className="ta-small">{isMet ? "（满足）" : "（没有满足）"}</span>
        </li>
      ))}
    </ul>
  );
}
