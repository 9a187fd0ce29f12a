import { Input, InputNumber, Select } from "antd";
import { formatYuan, parseYuan } from "../../../kernel/money.ts";
import type { FieldView } from "../../../platform/procedures/matter-view.contract.ts";
import { DateField, MonthField } from "./DateField.tsx";

interface ControlProps {
  readonly id: string;
  readonly field: FieldView;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** The control for one field of a procedure's form, by its kind. */
export function FieldControl({ id, field, value, onChange }: ControlProps) {
  const text = typeof value === "string" ? value : "";
  switch (field.kind) {
    case "code":
      return (
        <Select
          id={id}
          allowClear
          value={text === "" ? undefined : text}
          options={field.options}
          onChange={(code?: string) => onChange(code ?? null)}
        />
      );
    case "codes":
      return (
        <Select
          id={id}
          mode="multiple"
          value={Array.isArray(value) ? (value as string[]) : []}
          options={field.options}
          onChange={(codes: string[]) => onChange(codes)}
        />
      );
    case "flag":
      return (
        <Select
          id={id}
          allowClear
          value={typeof value === "boolean" ? String(value) : undefined}
          options={[
            { value: "true", label: "是" },
            { value: "false", label: "否" },
          ]}
          onChange={(said?: string) => onChange(said === undefined ? null : said === "true")}
        />
      );
    case "date":
      return (
        <DateField id={id} value={text === "" ? undefined : text} onChange={(day) => onChange(day ?? null)} />
      );
    case "month":
      return (
        <MonthField
          id={id}
          value={text === "" ? undefined : text}
          onChange={(month) => onChange(month ?? null)}
        />
      );
    case "integer":
      return (
        <InputNumber
          id={id}
          precision={0}
          value={typeof value === "number" ? value : null}
          onChange={onChange}
        />
      );
    case "money":
      return <MoneyInput id={id} value={value} onChange={onChange} />;
    case "longText":
      return (
        <Input.TextArea id={id} rows={3} value={text} onChange={(event) => onChange(event.target.value)} />
      );
    case "text":
      return <Input id={id} value={text} onChange={(event) => onChange(event.target.value)} />;
  }
}

/** Yuan as people type them; fen as they are kept. What is no amount stays as typed, and the server says so. */
function MoneyInput({ id, value, onChange }: Omit<ControlProps, "field">) {
  const shown = typeof value === "number" ? formatYuan(value) : typeof value === "string" ? value : "";
  return (
    <Input
      id={id}
      inputMode="decimal"
      suffix="元"
      defaultValue={shown}
      onChange={(event) => {
        const typed = event.target.value.trim();
        onChange(typed === "" ? null : (parseYuan(typed) ?? typed));
      }}
    />
  );
}
