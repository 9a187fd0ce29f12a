import { Link } from "react-router";
import { useCan } from "../../../../../faces/desk/session/session.ts";
import { useToday } from "../../../../../faces/desk/session/useToday.ts";
import { ageOn } from "../../../../../kernel/calendar-date.ts";
import { sexCodes } from "../../../../registry/codes.contract.ts";
import { personRoleCodes } from "../../case-codes.contract.ts";
import type { CaseView } from "../../case-view.contract.ts";
import type { OpenAct } from "../OpenCaseAct.tsx";

interface PeoplePaperProps {
  readonly view: CaseView;
  readonly onAct: (act: OpenAct) => void;
}

/** The children first, their names large; then whoever cares for them, and whoever may have hurt them. */
export function PeoplePaper({ view, onAct }: PeoplePaperProps) {
  const canOpen = useCan("child.read");
  const mayChange = view.can.includes("people");
  return (
    <section className="ta-paper" aria-label="人员">
      <div className="ta-paper-head">
        <h2>人员</h2>
        {mayChange && (
          <div className="ta-page-acts ta-noprint">
            <button type="button" className="ta-link" onClick={() => onAct({ kind: "person" })}>
              登记有关的人
            </button>
          </div>
        )}
      </div>
      <ul className="ta-case-list">
        {view.people.map((person) => (
          <li key={person.id} className={person.left ? "ta-case-gone" : ""}>
            <span className={person.role === "child" ? "ta-case-child" : "ta-strong"}>
              {person.childId !== null && canOpen ? (
                <Link to={`/children/${person.childId}`}>{person.name}</Link>
              ) : (
                person.name
              )}
            </span>
            <span className="ta-grey">
              {personRoleCodes.label(person.role)}
              <Details person={person} />
              {person.left && " · 不再涉及本案"}
            </span>
            {mayChange && !person.left && (
              <button
                type="button"
                className="ta-link ta-small ta-noprint ta-case-end"
                onClick={() => onAct({ kind: "personLeaves", person })}
              >
                不再涉及
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Details({ person }: { readonly person: CaseView["people"][number] }) {
  const today = useToday();
  const { sex, birthDate, relation } = person;
  const said = [
    sex === null || !sexCodes.has(sex) ? "" : sexCodes.label(sex),
    birthDate === null ? "" : `${ageOn(birthDate, today)} 岁`,
    relation ?? "",
  ].filter((word) => word !== "");
  return said.length === 0 ? null : <> · {said.join(" · ")}</>;
}
