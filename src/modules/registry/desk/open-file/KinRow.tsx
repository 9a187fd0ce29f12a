import { DeleteOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, Select } from "antd";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { conditionCodes, relationCodes } from "../../codes.contract.ts";
import { optionsOf } from "./code-options.ts";
import type { KinDraft } from "./open-file-draft.ts";
import type { OpenForm } from "./open-form.ts";

interface KinRowProps {
  readonly form: OpenForm;
  readonly kin: KinDraft;
  readonly path: string;
  readonly put: (patch: Partial<KinDraft>) => void;
  readonly remove: () => void;
}

const relations = optionsOf(relationCodes);
const conditions = optionsOf(conditionCodes);

/** One person: who, how to be reached, and what stands between them and the care of the child. */
export function KinRow({ form, kin, path, put, remove }: KinRowProps) {
  const { faultOf, left, today } = form;
  const who = relationCodes.has(kin.relation) ? relationCodes.label(kin.relation) : "这个人";
  const text = (key: "name" | "citizenNo" | "phone", label: string, maxLength: number) => {
    const at = `${path}.person.${key}`;
    return (
      <Field label={label} fault={faultOf(at)}>
        {({ id, describedBy, invalid }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            status={invalid ? "error" : ""}
            autoComplete="off"
            maxLength={maxLength}
            value={kin[key]}
            onChange={({ target }) => put({ [key]: target.value })}
            onBlur={() => kin[key].trim() !== "" && left(at)}
          />
        )}
      </Field>
    );
  };
  return (
    <div className="ta-open-kin" role="group" aria-label={who}>
      <div className="ta-open-kin-line">
        <Field label="是孩子的" fault={faultOf(`${path}.relation`)}>
          {({ id, invalid }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              status={invalid ? "error" : ""}
              placeholder="请选择"
              showSearch={{ optionFilterProp: "label" }}
              value={kin.relation === "" ? null : kin.relation}
              options={relations}
              onChange={(relation: string | null) => put({ relation: relation ?? "" })}
            />
          )}
        </Field>
        {text("name", "姓名", 60)}
        {text("citizenNo", "身份证号", 30)}
        {text("phone", "电话", 40)}
      </div>
      <div className="ta-open-kin-line">
        <Field label="情形" hint={kin.condition === "" ? "没有特别情形可以不选" : undefined}>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              allowClear
              placeholder="不选"
              showSearch={{ optionFilterProp: "label" }}
              value={kin.condition === "" ? null : kin.condition}
              options={conditions}
              onChange={(condition: string | null) => put({ condition: condition ?? "" })}
            />
          )}
        </Field>
        {kin.condition !== "" && (
          <ConditionFields {...{ kin, put, today }} fault={faultOf(`${path}.condition`)} />
        )}
      </div>
      <div className="ta-open-kin-foot">
        <Checkbox checked={kin.cares} onChange={({ target }) => put({ cares: target.checked })}>
          平时由{who}照料孩子
        </Checkbox>
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          onClick={remove}
          aria-label={`删去${who}这一行`}
        >
          删去
        </Button>
      </div>
    </div>
  );
}

interface ConditionFieldsProps {
  readonly kin: KinDraft;
  readonly put: (patch: Partial<KinDraft>) => void;
  readonly today: string;
  readonly fault: string | undefined;
}

function ConditionFields({ kin, put, today, fault }: ConditionFieldsProps) {
  return (
    <>
      <Field label="从哪天起" required fault={fault}>
        {(ids) => (
          <DateField
            {...ids}
            value={kin.conditionFrom}
            max={today}
            onChange={(conditionFrom) => put({ conditionFrom })}
          />
        )}
      </Field>
      <Field label="在哪里">
        {({ id }) => (
          <Input
            id={id}
            autoComplete="off"
            maxLength={200}
            placeholder="务工地、监所等"
            value={kin.place}
            onChange={({ target }) => put({ place: target.value })}
          />
        )}
      </Field>
      <Field label="依据">
        {({ id }) => (
          <Input
            id={id}
            autoComplete="off"
            maxLength={200}
            placeholder="判决书、残疾证、本人说的……"
            value={kin.evidence}
            onChange={({ target }) => put({ evidence: target.value })}
          />
        )}
      </Field>
    </>
  );
}
