import { Input, Radio, Select } from "antd";
import { DateField, MonthField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import type { FormFaults } from "../../../../faces/desk/form/form-value.ts";
import { careModeCodes } from "../../../registry/codes.contract.ts";
import { stopReasons } from "../../entitlements/paid-programs.contract.ts";
import type { TypedAct } from "./typed-act.ts";

export const dialogActs = ["careMode", "suspend", "resume", "end"] as const;
export type DialogAct = (typeof dialogActs)[number];

export const actWords: Readonly<Record<DialogAct, { readonly label: string; readonly what: string }>> = {
  careMode: {
    label: "变更供养方式",
    what: "从选定的月份起按新的供养方式的标准发，以前的月份照旧。已经多发、少发的，下次发放时算补发或者列入追回。领取人也要变的，另外办理变更领取人。",
  },
  suspend: {
    label: "暂停发放",
    what: "从选定的月份起先不发，钱留着。孩子的资格没有变，恢复时再决定暂停的月份补不补。",
  },
  resume: { label: "恢复发放", what: "从选定的月份起照常发。暂停的月份补不补，现在定下来。" },
  end: {
    label: "停发",
    what: "按发生的日期和停发规定算出领到哪个月为止。停了以后不能再改，要恢复须重新办理。需要书面决定的，请走“终止保障”的办理程序。",
  },
};

interface ActFieldsProps {
  readonly act: DialogAct;
  readonly typed: TypedAct;
  readonly careMode: string | null;
  readonly faults: FormFaults;
  readonly onChange: (typed: TypedAct) => void;
}

/** What each act asks for; the sentence about a fault stands at its field. */
export function ActFields({ act, typed, careMode, faults, onChange }: ActFieldsProps) {
  const put = (part: Partial<TypedAct>) => onChange({ ...typed, ...part });
  return (
    <div className="ta-form">
      {act === "careMode" && (
        <Field label="改为" required fault={faults["careMode"]}>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              placeholder="请选择"
              value={typed.careMode ?? null}
              options={careModeCodes.options
                .filter(({ value }) => value !== careMode)
                .map(({ value, label }) => ({ value, label }))}
              onChange={(chosen: TypedAct["careMode"] | null) => put({ careMode: chosen ?? undefined })}
            />
          )}
        </Field>
      )}
      {act === "end" ? (
        <>
          <Field label="停发原因" required fault={faults["why"]}>
            {({ id }) => (
              <Select
                id={id}
                style={{ width: "100%" }}
                placeholder="请选择"
                value={typed.why ?? null}
                options={stopReasons.options.map(({ value, label }) => ({ value, label }))}
                onChange={(chosen: TypedAct["why"] | null) => put({ why: chosen ?? undefined })}
              />
            )}
          </Field>
          <Field label="发生日期" required fault={faults["on"]}>
            {({ id, describedBy, invalid }) => (
              <DateField
                id={id}
                describedBy={describedBy}
                invalid={invalid}
                value={typed.on}
                onChange={(on) => put({ on })}
              />
            )}
          </Field>
        </>
      ) : (
        <Field
          label={act === "resume" ? "从哪个月起恢复" : "从哪个月起"}
          required
          fault={faults["fromMonth"]}
        >
          {({ id, describedBy, invalid }) => (
            <MonthField
              id={id}
              describedBy={describedBy}
              invalid={invalid}
              value={typed.fromMonth}
              onChange={(fromMonth) => put({ fromMonth })}
            />
          )}
        </Field>
      )}
      {act === "resume" && (
        <Field label="暂停期间的" required>
          {({ id }) => (
            <Radio.Group
              id={id}
              value={typed.paidLater ?? null}
              options={[
                { value: true, label: "补发" },
                { value: false, label: "不补发" },
              ]}
              onChange={({ target }) => put({ paidLater: target.value as boolean })}
            />
          )}
        </Field>
      )}
      <Field label="原因" required wide fault={faults["reason"]}>
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            rows={2}
            maxLength={300}
            value={typed.reason}
            placeholder="核实了什么、依据哪份材料"
            onChange={({ target }) => put({ reason: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
