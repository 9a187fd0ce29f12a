import { useState } from "react";
import { WordsField } from "../../../../faces/field/parts/WordsField.tsx";
import { newId } from "../../../../platform/client/new-id.ts";
import { type VisitCheck, visitCheckCodes } from "../../visits/visit-codes.contract.ts";
import { type ChangeSection, changeSections, sayChange } from "../change-forms.ts";
import { allWell, checksFor, mustReport } from "../visit-draft.ts";
import { ChangeForm } from "./ChangeForm.tsx";
import { DangerNote } from "./DangerNote.tsx";
import type { StepProps } from "./step-props.ts";

/** What was looked at, well by one tap; and what became another, everything standing as it was last time. */
export function ChangesStep(props: StepProps) {
  const { draft, child, faults, change } = props;
  const checks = checksFor(child, draft.on);
  const isAllLooked = checks.every((check) => draft.looked[check] !== undefined);
  return (
    <>
      <section aria-label="查看内容">
        <div className="fd-section-head">
          <h2>看了什么</h2>
          <button
            type="button"
            className="fd-well"
            aria-pressed={isAllLooked}
            onClick={() => change({ looked: allWell(draft, checks).looked })}
          >
            都看了，都好
          </button>
        </div>
        {faults["looked"] !== undefined && (
          <p className="fd-fault" role="alert">
            {faults["looked"]}
          </p>
        )}
        <ul className="fd-checks">
          {checks.map((check) => (
            <CheckLine key={check} check={check} {...props} />
          ))}
        </ul>
      </section>
      {mustReport(draft) && <DangerNote childId={child.id} reportId={draft.reportId} />}
      <section aria-label="有没有变化">
        <h2>家里有没有变化</h2>
        <p className="fd-hint">没有变的不用点。</p>
        <ul className="fd-changes">
          {changeSections(child).map((section) => (
            <ChangeLine key={section.key} section={section} {...props} />
          ))}
        </ul>
      </section>
    </>
  );
}

function CheckLine({ check, draft, faults, change }: StepProps & { readonly check: VisitCheck }) {
  const looked = draft.looked[check];
  const label = visitCheckCodes.label(check);
  const put = (value: typeof looked) => change({ looked: { ...draft.looked, [check]: value } });
  return (
    <li>
      <div className="fd-check">
        <span className="fd-check-name">{label}</span>
        <button
          type="button"
          className="fd-check-well"
          aria-pressed={looked?.isWell === true}
          aria-label={`${label}：好`}
          onClick={() => put({ isWell: true })}
        >
          好
        </button>
        <button
          type="button"
          className="fd-check-ill"
          aria-pressed={looked?.isWell === false}
          aria-label={`${label}：有问题`}
          onClick={() => put({ isWell: false, words: "" })}
        >
          有问题
        </button>
      </div>
      {looked?.isWell === false && (
        <WordsField
          label={`${label}：是什么情况`}
          value={looked.words}
          rows={2}
          max={300}
          onChange={(words) => put({ isWell: false, words })}
          fault={faults[`looked.${check}`]}
        />
      )}
    </li>
  );
}

function ChangeLine({ section, draft, change }: StepProps & { readonly section: ChangeSection }) {
  const [isOpen, setIsOpen] = useState(false);
  const told = draft.changes[section.key];
  const without = () => {
    const rest = Object.fromEntries(Object.entries(draft.changes).filter(([key]) => key !== section.key));
    change({ changes: rest });
    setIsOpen(false);
  };
  return (
    <li className="fd-change">
      <button type="button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <span className="fd-change-name">{section.title}</span>
        <span className={told === undefined ? "fd-aside" : "fd-change-new"}>
          {told === undefined ? sayHolds(section) : `改成：${sayChange(section, told.value)}`}
        </span>
      </button>
      {isOpen && (
        <ChangeForm
          section={section}
          told={told}
          visitOn={draft.on}
          onTell={(value, from, evidence) => {
            change({
              changes: {
                ...draft.changes,
                [section.key]: {
                  id: told?.id ?? newId(),
                  section: section.section,
                  personId: section.personId,
                  value,
                  from,
                  evidence,
                },
              },
            });
            setIsOpen(false);
          }}
          onSame={without}
        />
      )}
    </li>
  );
}

function sayHolds({ section, holds }: ChangeSection): string {
  if (section === "other" || section === "parentBack") return "没有";
  return holds === null || holds === "" ? "还没有登记" : `${holds}，和上次一样`;
}
