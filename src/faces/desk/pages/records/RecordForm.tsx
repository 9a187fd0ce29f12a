import { Input, Select } from "antd";
import type { Content, RecordField } from "../../../../platform/records/record-fields.contract.ts";
import type { KindView } from "../../../../platform/records/records.contract.ts";
import { DateField } from "../../form/DateField.tsx";
import { Field } from "../../form/Field.tsx";
import { FieldInput } from "../../form/FieldInput.tsx";
import type { FieldSpec } from "../../form/field-spec.ts";
import { type FormFaults, put } from "../../form/form-value.ts";
import { ChildPicker } from "./ChildPicker.tsx";
import { OrganisationPicker } from "./OrganisationPicker.tsx";

/** What is typed for one entry. */
export interface Typed {
  readonly unit: string | undefined;
  readonly on: string | undefined;
  readonly aboutId: string | undefined;
  readonly aboutName: string | undefined;
  readonly content: Content;
  readonly paperNote: string | undefined;
}

interface RecordFormProps {
  readonly kind: KindView;
  readonly fields: readonly RecordField[];
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  readonly faults: FormFaults;
  readonly today: string;
  /** An entry that is there keeps its unit. */
  readonly keepsUnit: boolean;
}

/** The declared fields of a kind, with whose entry it is, its day and whom it is about. */
export function RecordForm({ kind, fields, typed, onChange, faults, today, keepsUnit }: RecordFormProps) {
  const { about } = kind;
  return (
    <div className="ta-form">
      {!keepsUnit && kind.units.length > 1 && (
        <Field label="单位" required fault={faults["unit"]}>
          {(ids) => (
            <Select
              id={ids.id}
              aria-describedby={ids.describedBy}
              style={{ width: "100%" }}
              showSearch={{ optionFilterProp: "label" }}
              value={typed.unit ?? null}
              placeholder="为哪个单位登记"
              options={kind.units.map(({ unit, name, isOwn }) => ({
                value: unit,
                label: isOwn ? `${name}（本单位）` : name,
              }))}
              onChange={(unit: string | null) => onChange({ ...typed, unit: unit ?? undefined })}
            />
          )}
        </Field>
      )}
      <Field label={kind.dayLabel} required fault={faults["on"]}>
        {(ids) => (
          <DateField {...ids} value={typed.on} max={today} onChange={(on) => onChange({ ...typed, on })} />
        )}
      </Field>
      {about !== null && (about.of.length > 0 || about.kind === "place") && (
        <Field label={about.label} required={about.required} fault={faults["aboutName"]}>
          {(ids) =>
            about.kind === "place" ? (
              <Select
                id={ids.id}
                aria-describedby={ids.describedBy}
                style={{ width: "100%" }}
                showSearch
                allowClear
                value={typed.aboutName ?? null}
                options={about.options.map((name) => ({ value: name, label: name }))}
                onChange={(name: string | null | undefined) =>
                  onChange({ ...typed, aboutName: name ?? undefined })
                }
              />
            ) : (
              <OrganisationPicker
                id={ids.id}
                describedBy={ids.describedBy}
                kinds={about.of}
                value={{ id: typed.aboutId, name: typed.aboutName }}
                onChange={(aboutId, aboutName) => onChange({ ...typed, aboutId, aboutName })}
              />
            )
          }
        </Field>
      )}
      {about !== null && about.kind === "organisation" && about.of.length === 0 && (
        <Field label={about.label} required={about.required} fault={faults["aboutName"]}>
          {(ids) => (
            <Input
              id={ids.id}
              aria-describedby={ids.describedBy}
              maxLength={100}
              value={typed.aboutName ?? ""}
              onChange={({ target }) => onChange({ ...typed, aboutName: target.value })}
            />
          )}
        </Field>
      )}
      {about !== null && about.kind === "child" && (
        <Field label={about.label} required={about.required} fault={faults["aboutName"]}>
          {(ids) => (
            <ChildPicker
              id={ids.id}
              describedBy={ids.describedBy}
              value={{ id: typed.aboutId, name: typed.aboutName }}
              onChange={(aboutId, aboutName) => onChange({ ...typed, aboutId, aboutName })}
            />
          )}
        </Field>
      )}
      {fields.map((field) => (
        <Field
          key={field.field}
          label={field.label}
          required={field.required}
          hint={field.hint}
          fault={faults[`content.${field.field}`]}
          wide={field.kind === "longText"}
        >
          {(ids) => (
            <FieldInput
              {...ids}
              spec={specOf(field)}
              persons={[]}
              value={typed.content[field.field] ?? undefined}
              onChange={(value) =>
                onChange({ ...typed, content: put(typed.content, field.field, value) as Content })
              }
            />
          )}
        </Field>
      ))}
      {kind.evidence !== "none" && (
        <Field
          label="原件存放处"
          hint={kind.evidence === "needed" ? "要上传材料，或写明原件在哪里" : "没有上传材料时写明原件在哪里"}
          fault={faults["paperNote"]}
        >
          {(ids) => (
            <Input
              id={ids.id}
              aria-describedby={ids.describedBy}
              maxLength={100}
              value={typed.paperNote ?? ""}
              onChange={({ target }) => onChange({ ...typed, paperNote: target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

export function specOf({ field, label, kind, required, maxLength, options }: RecordField): FieldSpec {
  return { key: field, label, kind, required, options, ...(maxLength === null ? {} : { maxLength }) };
}
