import { Link } from "react-router";
import type { CaseView } from "../case-view.contract.ts";

type Conditions = CaseView["closingConditions"][number]["conditions"];

interface ConditionsListProps {
  readonly conditions: Conditions;
  /** The dialog in which it stands goes away, so that what is looked for is seen. */
  readonly onLeave?: (() => void) | undefined;
}

/** What must be so before a case is closed, each met or not. */
export function ConditionsList({ conditions, onLeave }: ConditionsListProps) {
  return (
    <ul className="ta-case-conditions" aria-label="结案的条件">
      {conditions.map(({ code, says, isMet, open }) => (
        <li key={code} className={isMet ? "ta-green" : "ta-red"}>
          <span aria-hidden="true">{isMet ? "✓" : "×"}</span> {says}
          <span className="ta-small">{isMet ? "（满足）" : "（没有满足）"}</span>
          {open.length > 0 && (
            <ul className="ta-case-hinders">
              {open.map((one) => (
                <li key={`${one.says}${one.href ?? ""}`}>
                  <Hinders {...one} onLeave={onLeave} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What is on this page is scrolled to, the rest is opened. */
function Hinders({
  says,
  href,
  onLeave,
}: Conditions[number]["open"][number] & Pick<ConditionsListProps, "onLeave">) {
  if (href === null) return <span className="ta-grey">{says}</span>;
  const at = href.indexOf("#");
  if (at < 0) return <Link to={href}>{says}</Link>;
  return (
    <a href={href.slice(at)} onClick={onLeave}>
      {says}
    </a>
  );
}
