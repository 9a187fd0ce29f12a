import { Input, Radio, Select } from "antd";
import { useState } from "react";
import { given } from "../parts/given.ts";
import { PlacePicker } from "../parts/PlacePicker.tsx";
import { DateField, MonthField } from "./DateField.tsx";
import type { FieldSpec } from "./field-spec.ts";
import { readYuan, yuanText } from "./form-value.ts";

export interface FieldInputProps {
  readonly spec: FieldSpec;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly id: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  /** Whom a field of a person may name. */
  readonly persons: readonly { readonly value: string; readonly label: string }[];
  /** The latest day that a date may have. */
  readonly maxDate?: string | undefined;
  /** The earliest. */
  readonly minDate?: string | undefined;
}

/** The control that a field's kind asks for. */
export function FieldInput({
  spec,
  value,
  onChange,
  id,
  describedBy,
  invalid,
  persons,
  maxDate,
  minDate,
}: FieldInputProps) {
  const text = typeof value === "string" ? value : undefined;
  const common = {
    id,
    "aria-describedby": describedBy,
    status: invalid ? ("error" as const) : ("" as const),
  };
  switch (spec.kind) {
    case "code":
    case "person": {
      const options = spec.kind === "code" ? spec.options : persons;
      return (
        <Select
          {...common}
          style={{ width: "100%" }}
          value={text ?? null}
          options={options.map((option) => ({ ...option }))}
          allowClear={!spec.required}
          showSearch={options.length > 8 ? { optionFilterProp: "label" } : false}
          placeholder="请选择"
          onChange={(chosen: string | null) => onChange(chosen ?? undefined)}
        />
      );
    }
    case "flag":
      return (
        <Radio.Group
          {...given({ id, value })}
          aria-describedby={describedBy}
          options={[
            { value: true, label: "是" },
            { value: false, label: "否" },
            ...(spec.required ? [] : [{ value: "unsaid", label: "不清楚" }]),
          ]}
          onChange={({ target }) => onChange(target.value === "unsaid" ? undefined : target.value)}
        />
      );
    case "date":
      return (
        <DateField {...{ id, describedBy, invalid, onChange }} value={text} min={minDate} max={maxDate} />
      );
    case "month":
      return <MonthField {...{ id, describedBy, invalid, onChange }} value={text} />;
    case "village":
      return (
        <PlacePicker {...{ id, describedBy, invalid, onChange }} only="village" value={text} allowClear />
      );
    case "money":
      return (
        <MoneyInput
          {...{ id, describedBy, invalid, onChange }}
          value={typeof value === "number" ? value : undefined}
        />
      );
    case "integer":
      return (
        <Input
          {...common}
          inputMode="numeric"
          value={typeof value === "number" ? String(value) : ""}
          onChange={({ target }) => {
            const digits = target.value.replace(/\D/g, "").slice(0, 9);
            onChange(digits === "" ? undefined : Number(digits));
          }}
        />
      );
    case "longText":
      return (
        <Input.TextArea
          {...common}
          {...given({ maxLength: spec.maxLength })}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={text ?? ""}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case "text":
      return (
        <Input
          {...common}
          {...given({ maxLength: spec.maxLength })}
          autoComplete="off"
          value={text ?? ""}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case "list":
      // Each of its rows has fields of its own: ListField.
      return null;
    default:
      return spec.kind satisfies never;
  }
}

interface MoneyInputProps {
  readonly id: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  /** In fen. */
  readonly value: number | undefined;
  readonly onChange: (fen: number | undefined) => void;
}

function MoneyInput({ id, describedBy, invalid, value, onChange }: MoneyInputProps) {
  const [typed, setTyped] = useState<string | undefined>();
  const text = typed ?? (value === undefined ? "" : yuanText(value));
  const isWrong = text !== "" && readYuan(text) === undefined;
  return (
    <Input
      id={id}
      aria-describedby={describedBy}
      inputMode="decimal"
      suffix="元"
      status={invalid || isWrong ? "error" : ""}
      value={text}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(readYuan(target.value));
      }}
      onBlur={() => {
        if (!isWrong) setTyped(undefined);
      }}
    />
  );
}
