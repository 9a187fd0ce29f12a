import { useState } from "react";
import { Choices } from "../../../../faces/field/parts/Choices.tsx";
import { WordsField } from "../../../../faces/field/parts/WordsField.tsx";
import { useToday } from "../../../../faces/field/phone-context.ts";
import { absentReasonCodes, visitMannerCodes } from "../../visits/visit-codes.contract.ts";
import { questionsOf } from "../today-list.ts";
import type { Seen } from "../visit-draft.ts";
import type { StepProps } from "./step-props.ts";

const seen: readonly { readonly value: Seen; readonly met: string; readonly spoke: string }[] = [
  { value: "both", met: "孩子和照料人都见到了", spoke: "孩子和照料人都说上话了" },
  { value: "child", met: "只见到孩子", spoke: "只和孩子说上话" },
  { value: "carer", met: "只见到照料人", spoke: "只和照料人说上话" },
  { value: "nobody", met: "都没见到", spoke: "都没联系上" },
];

/** One tap when somebody was met; only where the child was not met is it asked why. */
export function SeenStep({ draft, child, faults, change, next }: StepProps) {
  const today = useToday();
  const [asksDay, setAsksDay] = useState(draft.on !== today || draft.manner !== "home");
  const questions = questionsOf(child);
  const isFar = draft.manner === "phone" || draft.manner === "video";
  return (
    <>
      {questions.length > 0 && (
        <div className="fd-asked">
          <h2>这次要问、要看的</h2>
          <ul className="fd-ask">
            {questions.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      {asksDay ? (
        <>
          <Choices
            label="怎么走访的"
            options={visitMannerCodes.options}
            value={draft.manner}
            onChange={(manner) => change({ manner })}
          />
          <WordsField
            label="哪天"
            type="date"
            value={draft.on}
            latest={today}
            onChange={(on) => on !== "" && change({ on })}
          />
        </>
      ) : (
        <p className="fd-quiet-line">
          今天，入户。
          <button type="button" className="fd-plain-button" onClick={() => setAsksDay(true)}>
            不是，改一下
          </button>
        </p>
      )}
      <fieldset className="fd-field">
        <legend className="fd-label">{isFar ? "和谁说上话了" : "见到了吗"}</legend>
        <div className="fd-big-choices">
          {seen.map(({ value, met, spoke }) => (
            <button
              key={value}
              type="button"
              aria-pressed={draft.seen === value}
              onClick={() => {
                if (value === "both" || value === "child") next({ ...draft, seen: value, absentWhy: null });
                else change({ seen: value });
              }}
            >
              {isFar ? spoke : met}
            </button>
          ))}
        </div>
        {faults["seen"] !== undefined && (
          <p className="fd-fault" role="alert">
            {faults["seen"]}
          </p>
        )}
      </fieldset>
      {(draft.seen === "carer" || draft.seen === "nobody") && (
        <Choices
          label="孩子在哪"
          options={absentReasonCodes.options}
          value={draft.absentWhy}
          onChange={(absentWhy) => change({ absentWhy })}
          fault={faults["absentWhy"]}
        />
      )}
    </>
  );
}
