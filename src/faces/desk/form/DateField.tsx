import { CalendarOutlined } from "@ant-design/icons";
import { Input, Popover } from "antd";
import { useState } from "react";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { readTypedDate, readTypedMonth } from "../../../kernel/typed-date.ts";
import { useToday } from "../session/useToday.ts";
import { Calendar } from "./Calendar.tsx";
import "./date-field.css";

interface DateFieldProps {
  readonly id?: string | undefined;
  /** For a field without a visible label. */
  readonly label?: string | undefined;
  readonly value: IsoDate | undefined;
  readonly onChange: (value: IsoDate | undefined) => void;
  readonly min?: IsoDate | undefined;
  readonly max?: IsoDate | undefined;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
}

/** A day, typed in any usual way or picked. What is typed is kept as it is until it is a day. */
export function DateField({ min, max, ...props }: DateFieldProps) {
  const today = useToday();
  const [open, setOpen] = useState(false);
  const pick = (day: IsoDate) => {
    setOpen(false);
    props.onChange(day);
  };
  const picker = (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={<Calendar value={props.value} onPick={pick} min={min} max={max} />}
    >
      <button
        type="button"
        className="ta-plain ta-date-button"
        aria-label="从日历里选"
        disabled={props.disabled}
        tabIndex={-1}
      >
        <CalendarOutlined />
      </button>
    </Popover>
  );
  const fault = (day: IsoDate) =>
    min !== undefined && day < min
      ? `不能早于 ${min}`
      : max !== undefined && day > max
        ? `不能晚于 ${max === today ? "今天" : max}`
        : undefined;
  return (
    <TypedInput
      {...props}
      read={readTypedDate}
      fault={fault}
      placeholder={props.placeholder ?? "年-月-日"}
      example="2026-03-02"
      suffix={picker}
    />
  );
}

/** A month, `2026-03`. */
export function MonthField(props: Omit<DateFieldProps, "min" | "max">) {
  return (
    <TypedInput
      {...props}
      read={readTypedMonth}
      placeholder={props.placeholder ?? "年-月"}
      example="2026-03"
      suffix={undefined}
    />
  );
}

interface TypedInputProps extends Omit<DateFieldProps, "min" | "max"> {
  readonly read: (text: string) => string | undefined;
  readonly fault?: (value: string) => string | undefined;
  readonly example: string;
  readonly suffix: React.ReactNode;
}

function TypedInput({ id, label, value, onChange, read, fault, example, suffix, ...props }: TypedInputProps) {
  const [typed, setTyped] = useState<string | undefined>();
  const text = typed ?? value ?? "";
  const understood = text.trim() === "" ? undefined : read(text);
  const hint =
    text.trim() !== "" && understood === undefined
      ? `看不懂这个日期，请写成 ${example}`
      : faultOf(understood, fault);
  const [left, setLeft] = useState(false);
  const showsHint = hint !== undefined && left;
  return (
    <span className="ta-date">
      <Input
        id={id}
        aria-label={label}
        value={text}
        inputMode="numeric"
        autoComplete="off"
        placeholder={props.placeholder}
        disabled={props.disabled ?? false}
        status={showsHint || props.invalid === true ? "error" : ""}
        aria-invalid={showsHint || props.invalid === true}
        aria-describedby={props.describedBy}
        suffix={suffix}
        onChange={({ target }) => {
          setTyped(target.value);
          setLeft(false);
          const day = target.value.trim() === "" ? undefined : read(target.value);
          const sound = day !== undefined && faultOf(day, fault) === undefined ? day : undefined;
          if (sound !== value) onChange(sound);
        }}
        onBlur={() => {
          setLeft(true);
          // What was understood is shown as it will be stored.
          if (understood !== undefined || text.trim() === "") setTyped(undefined);
          if (hint !== undefined) setTyped(text);
        }}
      />
      {showsHint && <span className="ta-date-hint">{hint}</span>}
    </span>
  );
}

function faultOf(
  value: string | undefined,
  fault?: (value: string) => string | undefined,
): string | undefined {
  return value === undefined ? undefined : fault?.(value);
}
