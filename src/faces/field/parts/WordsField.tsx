import Input from "antd-mobile/es/components/input";
import TextArea from "antd-mobile/es/components/text-area";
import { useId } from "react";

interface WordsFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly max?: number;
  readonly rows?: number;
  readonly type?: "text" | "tel" | "password" | "number" | "date";
  readonly autoComplete?: string;
  readonly latest?: string;
  readonly earliest?: string;
}

/** Words or a line of them; the phone's own keyboard offers speaking instead of typing. */
export function WordsField(props: WordsFieldProps) {
  const { label, value, onChange, hint, fault, max = 500, rows, type = "text", autoComplete = "off" } = props;
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  const common = {
    id,
    value,
    onChange,
    maxLength: max,
    autoComplete,
    ...(described === "" ? {} : { "aria-describedby": described }),
  };
  return (
    <div className="fd-field">
      <label className="fd-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="fd-hint">
          {hint}
        </p>
      )}
      {type === "date" ? (
        <input
          className="fd-date"
          id={id}
          type="date"
          value={value}
          min={props.earliest}
          max={props.latest}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : rows === undefined ? (
        <Input {...common} type={type} />
      ) : (
        <TextArea {...common} rows={rows} autoSize={{ minRows: rows, maxRows: 8 }} />
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="fd-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
