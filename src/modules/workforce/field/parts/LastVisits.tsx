import { Card } from "../../../../faces/field/parts/Card.tsx";
import type { ChildDocument } from "../../phone/child-document.contract.ts";
import { sayVisit } from "../say-child.ts";

/** What the child said stands first: it is what the next visit goes on from. */
export function LastVisits({ visits }: Pick<ChildDocument, "visits">) {
  return (
    <Card title="上几次走访">
      {visits.length === 0 && <p className="fd-aside">还没有走访过。</p>}
      <ul className="fd-visits">
        {visits.map((visit) => (
          <li key={visit.id}>
            <p>
              <b>{visit.on}</b> <span className="fd-aside">{visit.by}</span>
            </p>
            {visit.childWords !== null && <p className="fd-words">孩子说：“{visit.childWords}”</p>}
            <p>{sayVisit(visit)}</p>
            {visit.note !== null && <p>{visit.note}</p>}
            {visit.returned !== null && <p className="fd-due-late">镇街退回：{visit.returned}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
