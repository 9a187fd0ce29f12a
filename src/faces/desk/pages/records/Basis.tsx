import { Tag } from "antd";
import type { KindView } from "../../../../platform/records/records.contract.ts";

/** The clauses behind something, each in our words, and which of them still has to be checked. */
export function Basis({ basis }: { readonly basis: KindView["basis"] }) {
  if (basis.length === 0) return null;
  return (
    <details className="ta-record-basis">
      <summary>依据</summary>
      <ul>
        {basis.map((cite) => (
          <li key={`${cite.document}${cite.clause ?? ""}${cite.says}`}>
            <strong>
              {cite.document}
              {cite.clause ?? ""}
            </strong>{" "}
            {cite.says}
            {(cite.certainty === "uncertain" || cite.certainty === "design") && (
              <Tag className="ta-record-unchecked">待核</Tag>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
