import { Button } from "antd";
import { useState } from "react";
import {
  answerOf,
  changedIn,
  type FormSectionView,
  isEmpty,
  put,
  sourceWords,
  type Typed,
  wantingIn,
  wordsOf,
} from "./application-values.ts";
import { PrefilledField } from "./PrefilledField.tsx";

interface SectionCardProps {
  readonly section: FormSectionView;
  readonly typed: Typed;
  readonly isConfirmed: boolean;
  readonly faultOf: (field: string) => string | undefined;
  readonly onType: (typed: Typed) => void;
  readonly onConfirm: () => void;
}

/** A part of the form as it is known: read, confirmed with one press, or changed in place. */
export function SectionCard({ section, typed, isConfirmed, faultOf, onType, onConfirm }: SectionCardProps) {
  const [isOpen, setOpen] = useState(false);
  const wanting = wantingIn(section, typed).length;
  const changed = changedIn(section, typed).length;
  const isFaulty = section.fields.some(({ field }) => faultOf(field) !== undefined);
  const isEditing = isOpen || isFaulty;
  return (
    <section className="ta-paper ta-apply-section" aria-label={section.title}>
      <div className="ta-paper-head">
        <h2>{section.title}</h2>
        <span className="ta-apply-state">
          {isConfirmed ? (
            <span className="ta-green">✓ 已确认</span>
          ) : (
            <span className="ta-grey ta-small">{changed > 0 ? `改了 ${changed} 项` : ""}</span>
          )}
          <button type="button" className="ta-link" onClick={() => setOpen(!isEditing)}>
            {isEditing ? "收起" : "修改"}
          </button>
        </span>
      </div>
      <div className="ta-paper-body">
        {isEditing ? (
          <div className="ta-form">
            {section.fields.map((field) => (
              <PrefilledField
                key={field.field}
                field={field}
                value={answerOf(field, typed)}
                fault={faultOf(field.field)}
                hint={sourceWords(field, typed)}
                onChange={(value) => onType(put(field, typed, value))}
              />
            ))}
          </div>
        ) : (
          <Known section={section} typed={typed} />
        )}
        {!isConfirmed && (
          <Button
            className="ta-apply-confirm"
            disabled={wanting > 0}
            onClick={() => {
              setOpen(false);
              onConfirm();
            }}
          >
            {confirmWords(section, typed)}
          </Button>
        )}
      </div>
    </section>
  );
}

/** What pressing it says of this part. */
function confirmWords(section: FormSectionView, typed: Typed): string {
  const wanting = wantingIn(section, typed).length;
  if (wanting > 0) return `还缺 ${wanting} 项，先填上面的`;
  if (changedIn(section, typed).length > 0) return "改好了，确认";
  const isEmptyPart = section.fields.every((field) => isEmpty(answerOf(field, typed)));
  return isEmptyPart ? "没有要填的，确认" : "和档案一致，确认";
}

function Known({ section, typed }: Pick<SectionCardProps, "section" | "typed">) {
  const filled = section.fields.filter((field) => !isEmpty(answerOf(field, typed)));
  const empty = section.fields.filter((field) => isEmpty(answerOf(field, typed)));
  return (
    <>
      <dl className="ta-apply-known">
        {filled.map((field, index) => {
          const source = sourceWords(field, typed);
          const next = filled[index + 1];
          // What comes from one place is said once, under the last of it.
          const isSaidBelow = next !== undefined && sourceWords(next, typed) === source;
          return (
            <div key={field.field}>
              <dt>{field.label}</dt>
              <dd>
                <span>{wordsOf(field, typed)}</span>
                {!isSaidBelow && source !== "" && <small>{source}</small>}
              </dd>
            </div>
          );
        })}
      </dl>
      {empty.length > 0 && (
        <p className="ta-grey ta-small">档案里没有：{empty.map(({ label }) => label).join("、")}</p>
      )}
    </>
  );
}
