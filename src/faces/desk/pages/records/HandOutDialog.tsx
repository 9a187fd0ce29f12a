import { Select } from "antd";
import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import type { Content } from "../../../../platform/records/record-fields.contract.ts";
import { handOut, type UnderView } from "../../../../platform/records/under.contract.ts";
import { DateField } from "../../form/DateField.tsx";
import { Field } from "../../form/Field.tsx";
import { FieldInput } from "../../form/FieldInput.tsx";
import { put } from "../../form/form-value.ts";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { useToday } from "../../session/useToday.ts";
import { madeOld } from "./made-old.ts";
import { specOf } from "./RecordForm.tsx";
import { faultsOfProblem } from "./typed-entry.ts";

interface HandOutDialogProps {
  readonly parent: { readonly kind: string; readonly id: string };
  readonly child: UnderView["kinds"][number];
  readonly onClose: () => void;
}

/** The same to several units at once; what they answer later is theirs to fill in. */
export function HandOutDialog({ parent, child, onClose }: HandOutDialogProps) {
  const today = useToday();
  const [units, setUnits] = useState<string[]>([]);
  const [on, setOn] = useState<string | undefined>(today);
  const [content, setContent] = useState<Content>({});
  const hand = useWrite(handOut, { makesOld: madeOld, onDone: onClose });
  const faults = faultsOfProblem(hand.error);
  const asked = child.fields.filter(({ required }) => required);
  const isFilled = asked.every(({ field }) => content[field] !== undefined && content[field] !== "");
  return (
    <ActDialog
      title={`交办：${child.title}`}
      okText={units.length > 1 ? `交办给 ${units.length} 个单位` : "交办"}
      ready={units.length > 0 && on !== undefined && isFilled}
      busy={hand.isPending}
      problem={hand.error}
      what="每个单位各有一条，列到它的待办里，到期没办会标红催办；结果由各单位填写，汇总在这里。"
      onConfirm={() =>
        hand.mutate({ params: { ...parent, child: child.code }, body: { units, on: on ?? today, content } })
      }
      onClose={onClose}
    >
      <Field label="交办单位" required wide>
        {(ids) => (
          <Select
            id={ids.id}
            aria-describedby={ids.describedBy}
            mode="multiple"
            style={{ width: "100%" }}
            showSearch={{ optionFilterProp: "label" }}
            value={units}
            placeholder="可以选几个"
            options={child.units.map(({ unit, name }) => ({ value: unit, label: name }))}
            onChange={setUnits}
          />
        )}
      </Field>
      <Field label={child.dayLabel} required fault={faults["on"]}>
        {(ids) => <DateField {...ids} value={on} max={today} onChange={setOn} />}
      </Field>
      {asked.map((field) => (
        <Field
          key={field.field}
          label={field.label}
          required
          hint={field.hint}
          fault={faults[`content.${field.field}`]}
          wide={field.kind === "longText"}
        >
          {(ids) => (
            <FieldInput
              {...ids}
              spec={specOf(field)}
              persons={[]}
              value={content[field.field] ?? undefined}
              onChange={(value) => setContent(put(content, field.field, value) as Content)}
            />
          )}
        </Field>
      ))}
    </ActDialog>
  );
}
