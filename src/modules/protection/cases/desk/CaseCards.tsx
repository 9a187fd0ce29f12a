import { Link } from "react-router";
import { RowCards, type ShownRows } from "../../../../faces/desk/parts/RowCards.tsx";
import { TimeLeft } from "../../../../faces/desk/parts/TimeLeft.tsx";
import { ColourMark } from "../../desk/ColourMark.tsx";
import { linkCodes } from "../../protection-codes.contract.ts";
import { caseStateCodes } from "../case-codes.contract.ts";
import type { CaseLine } from "../case-view.contract.ts";
import { SafetyMark } from "./SafetyMark.tsx";

/** The board on a phone: a card a case, the most pressing clock first. */
export function CaseCards(shown: ShownRows<CaseLine>) {
  return <RowCards {...shown} label="个案" rowKey={({ id }) => id} card={(row) => <Card row={row} />} />;
}

function Card({ row }: { readonly row: CaseLine }) {
  return (
    <div className="ta-case-card">
      <p className="ta-case-card-clock">
        {row.nextDueAt === null ? (
          <span className="ta-grey">没有时限在走</span>
        ) : (
          <>
            <TimeLeft dueAt={row.nextDueAt} /> <span className="ta-grey">{row.nextDueWhat}</span>
          </>
        )}
      </p>
      <p>
        <ColourMark colour={row.colour} />{" "}
        <Link className="ta-strong" to={`/cases/${row.id}`}>
          {row.title}
        </Link>
      </p>
      <p className="ta-grey ta-small">
        {row.own ??
          (row.link === null ? "" : `${linkCodes.label(row.link)} · ${caseStateCodes.label(row.state)}`)}{" "}
        · {row.placeName} · {row.leadName}
        {row.safety !== null && (
          <>
            {" · "}
            <SafetyMark safety={row.safety} />
          </>
        )}
      </p>
    </div>
  );
}
