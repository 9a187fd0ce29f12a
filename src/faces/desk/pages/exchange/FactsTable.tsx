import type { ReactNode } from "react";
import "./exchange.css";

/** What is so of one thing, a line a fact; what nobody knows stands nowhere. */
export function FactsTable({
  facts,
}: {
  readonly facts: readonly (readonly [label: string, value: ReactNode])[];
}) {
  return (
    <table className="ta-lines ta-exchange-facts">
      <tbody>
        {facts
          .filter(([, value]) => value !== "" && value !== null)
          .map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
