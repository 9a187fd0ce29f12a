import { Select } from "antd";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { FieldInput } from "../../../../faces/desk/form/FieldInput.tsx";
import type { FieldSpec } from "../../../../faces/desk/form/field-spec.ts";
import type { FieldView } from "../../../../platform/procedures/matter-view.contract.ts";
import type { Preparation } from "../applications.contract.ts";

interface PrefilledFieldProps {
  readonly field: FieldView;
  readonly value: unknown;
  readonly fault?: string | undefined;
  readonly hint?: string;
  readonly onChange: (value: unknown) => void;
}

/** One field of the form, to be typed. */
export function PrefilledField({ field, value, fault, hint, onChange }: PrefilledFieldProps) {
  return (
    <Field
      label={field.label}
      required={field.required}
      fault={fault}
      hint={hint}
      wide={field.kind === "longText"}
    >
      {(ids) =>
        field.kind === "codes" ? (
          <Select
            id={ids.id}
            aria-describedby={ids.describedBy}
            mode="multiple"
            style={{ width: "100%" }}
            placeholder="可以选几项"
            value={Array.isArray(value) ? (value as string[]) : []}
            options={field.options.map((option) => ({ ...option }))}
            onChange={(chosen: string[]) => onChange(chosen)}
          />
        ) : (
          <FieldInput
            {...ids}
            spec={specOf(field, field.kind)}
            value={value}
            persons={[]}
            onChange={onChange}
          />
        )
      }
    </Field>
  );
}

function specOf({ field, label, required, options }: FieldView, kind: FieldSpec["kind"]): FieldSpec {
  return { key: field, label, kind, required, options };
}

interface PayeeFieldProps {
  readonly field: FieldView;
  readonly payees: Preparation["payees"];
  readonly personId: unknown;
  readonly fault?: string | undefined;
  readonly onChoose: (payee: Preparation["payees"][number]) => void;
}

/** The payee is chosen among who may be one: nobody types a name that the file does not know. */
export function PayeeField({ field, payees, personId, fault, onChoose }: PayeeFieldProps) {
  return (
    <Field
      label={field.label}
      required
      fault={fault}
      hint="只能是监护人或平时照料孩子的人；名单里没有的，先在孩子的档案里登记。"
      wide
    >
      {({ id, describedBy }) => (
        <Select
          id={id}
          aria-describedby={describedBy}
          style={{ width: "100%" }}
          value={typeof personId === "string" ? personId : null}
          placeholder="请选择"
          options={payees.map((payee) => ({
            value: payee.personId,
            label: `${payee.relationLabel}${payee.name}（${payee.kind === "guardian" ? "监护人" : "平时照料孩子"}）`,
          }))}
          onChange={(chosen: string) => {
            const payee = payees.find((one) => one.personId === chosen);
            if (payee !== undefined) onChoose(payee);
          }}
        />
      )}
    </Field>
  );
}
