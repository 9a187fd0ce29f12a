import { useId } from "react";

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly Option<Value>[];
  readonly value: Value | null | undefined;
  readonly onChange: (value: Value) => void;
  readonly fault?: string | undefined;
  /** One under the other, for sentences. */
  readonly isColumn?: boolean;
}

/** One of a few, as large as a thumb; a phone's own radio buttons, which every keyboard and screen reader knows. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, isLabelHidden = false, options, value, onChange, fault, isColumn = false } = props;
  const name = useId();
  return (
    <fieldset className="fd-field" aria-describedby={fault === undefined ? undefined : `${name}-fault`}>
      <legend className={isLabelHidden ? "fd-hidden" : "fd-label"}>{label}</legend>
      <div className={isColumn ? "fd-choices fd-choices-column" : "fd-choices"}>
        {options.map((option) => (
          <label key={option.value} className="fd-choice">
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {fault !== undefined && (
        <p id={`${name}-fault`} className="fd-fault" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

interface SeveralProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: readonly Value[];
  readonly onChange: (value: Value[]) => void;
  readonly isColumn?: boolean;
  readonly fault?: string | undefined;
}

export function SeveralChoices<Value extends string>(props: SeveralProps<Value>) {
  const { label, options, value, onChange, isColumn = false, fault } = props;
  return (
    <fieldset className="fd-field">
      <legend className="fd-label">{label}</legend>
      <div className={isColumn ? "fd-choices fd-choices-column" : "fd-choices"}>
        {options.map((option) => (
          <label key={option.value} className="fd-choice">
            <input
              type="checkbox"
              checked={value.includes(option.value)}
              onChange={({ target }) =>
                onChange(
                  target.checked ? [...value, option.value] : value.filter((one) => one !== option.value),
                )
              }
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {fault !== undefined && (
        <p className="fd-fault" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
