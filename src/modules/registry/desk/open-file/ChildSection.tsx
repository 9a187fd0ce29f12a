import { Checkbox, Input, Radio, Select } from "antd";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ageOn } from "../../../../kernel/calendar-date.ts";
import { readTypedNumber, type TypedNumber } from "../../../../kernel/typed-number.ts";
import { sexCodes } from "../../codes.contract.ts";
import { ethnicityOptions } from "../file/ethnicity-options.ts";
import type { OpenForm } from "./open-form.ts";

/** Who the child is. A sound number says sex and birth date; they are shown, not asked. */
export function ChildSection({ form }: { readonly form: OpenForm }) {
  const { draft, set, faultOf, left, today } = form;
  const reading = readTypedNumber(draft.citizenNo);
  return (
    <section className="ta-paper" aria-label="孩子">
      <div className="ta-paper-head">
        <h2>孩子</h2>
      </div>
      <div className="ta-paper-body ta-form">
        <Field label="姓名" required hint="照户口簿写全名" fault={faultOf("person.name")}>
          {({ id, describedBy, invalid }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              className="ta-open-name"
              status={invalid ? "error" : ""}
              autoFocus
              autoComplete="off"
              maxLength={60}
              value={draft.name}
              onChange={({ target }) => set({ name: target.value })}
              onBlur={() => draft.name.trim() !== "" && left("person.name")}
            />
          )}
        </Field>
        <Field label="民族">
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              value={draft.ethnicity}
              options={ethnicityOptions}
              showSearch={{ optionFilterProp: "label" }}
              onChange={(ethnicity: string) => set({ ethnicity })}
            />
          )}
        </Field>
        <Field
          label="身份证号"
          required={!draft.noNumber}
          wide
          hint={draft.noNumber ? "落户后在档案里办理“落户”补上号码" : <Confirmed {...{ reading, today }} />}
          fault={faultOf("person.citizenNo")}
        >
          {({ id, describedBy, invalid }) => (
            <div className="ta-open-number">
              <Input
                id={id}
                aria-describedby={describedBy}
                status={invalid ? "error" : ""}
                autoComplete="off"
                maxLength={30}
                disabled={draft.noNumber}
                placeholder={draft.noNumber ? "暂无证件" : "18 位"}
                value={draft.noNumber ? "" : draft.citizenNo}
                onChange={({ target }) => set({ citizenNo: target.value })}
                onBlur={() => draft.citizenNo !== "" && left("person.citizenNo")}
              />
              <Checkbox checked={draft.noNumber} onChange={({ target }) => set({ noNumber: target.checked })}>
                暂无证件（还没有落户）
              </Checkbox>
              {reading.kind === "legacy" && !draft.noNumber && (
                <button
                  type="button"
                  className="ta-link"
                  onClick={() => set({ citizenNo: reading.citizenNo })}
                >
                  换成 18 位：{reading.citizenNo}
                </button>
              )}
            </div>
          )}
        </Field>
        {draft.noNumber && (
          <>
            <Field label="性别" required fault={faultOf("person.sex")}>
              {({ describedBy }) => (
                <Radio.Group
                  aria-label="性别"
                  aria-describedby={describedBy}
                  className="ta-open-radio"
                  value={draft.sex}
                  options={(["1", "2"] as const).map((value) => ({ value, label: sexCodes.label(value) }))}
                  onChange={({ target }) => set({ sex: String(target.value) })}
                />
              )}
            </Field>
            <Field
              label="出生日期"
              required
              hint={ageWords(draft.birthDate, today)}
              fault={faultOf("person.birthDate")}
            >
              {(ids) => (
                <DateField
                  {...ids}
                  value={draft.birthDate}
                  max={today}
                  onChange={(birthDate) => set({ birthDate })}
                />
              )}
            </Field>
          </>
        )}
      </div>
    </section>
  );
}

/** What the number says, to be held against the child in front of the desk. */
function Confirmed({ reading, today }: { readonly reading: TypedNumber; readonly today: string }) {
  if (reading.kind !== "sound") return "填好后自动得出性别和出生日期，不用再填";
  const { sex, birthDate } = reading;
  return (
    <span className="ta-open-confirmed" role="status">
      ✓ {sexCodes.label(sex)}，{birthDate} 出生{birthDate <= today && `，${ageOn(birthDate, today)} 岁`}
    </span>
  );
}

function ageWords(birthDate: string | undefined, today: string): string {
  return birthDate === undefined || birthDate > today ? "" : `${ageOn(birthDate, today)} 岁`;
}
