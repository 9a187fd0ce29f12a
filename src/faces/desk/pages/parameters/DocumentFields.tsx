import { Checkbox, Input, Radio } from "antd";
import { DateField, MonthField } from "../../form/DateField.tsx";
import { Field } from "../../form/Field.tsx";
import { useToday } from "../../session/useToday.ts";
import { type TypedChange, takesMonth } from "./change-draft.ts";

interface DocumentFieldsProps {
  readonly typed: TypedChange;
  readonly onChange: (typed: TypedChange) => void;
}

/** What sets the new values, and from when. */
export function DocumentFields({ typed, onChange }: DocumentFieldsProps) {
  const today = useToday();
  return (
    <section className="ta-paper" aria-label="文件">
      <div className="ta-paper-head">
        <h2>文件</h2>
      </div>
      <div className="ta-paper-body">
        <div className="ta-form">
          <Field label="文号" required>
            {({ id }) => (
              <Input
                id={id}
                maxLength={120}
                autoComplete="off"
                placeholder="渝民规〔2026〕…号"
                value={typed.document}
                onChange={({ target }) => onChange({ ...typed, document: target.value })}
              />
            )}
          </Field>
          <Field label="发文日期" required>
            {({ id, describedBy, invalid }) => (
              <DateField
                {...{ id, describedBy, invalid }}
                max={today}
                value={typed.issuedOn}
                onChange={(issuedOn) => onChange({ ...typed, issuedOn })}
              />
            )}
          </Field>
          <Field label="文件名称" required wide>
            {({ id }) => (
              <Input
                id={id}
                maxLength={200}
                autoComplete="off"
                value={typed.title}
                onChange={({ target }) => onChange({ ...typed, title: target.value })}
              />
            )}
          </Field>
          <Field label="执行时间" required wide>
            {({ id }) => (
              <Radio.Group
                id={id}
                value={typed.rule}
                options={[
                  { value: "fromMonth", label: "自某年某月 1 日起" },
                  { value: "oneMonth", label: "只在某一个月" },
                  { value: "nextMonth", label: "自发文之日次月起" },
                  { value: "correction", label: "更正已经录入的" },
                ]}
                onChange={({ target }) => onChange({ ...typed, rule: target.value as TypedChange["rule"] })}
              />
            )}
          </Field>
          {takesMonth(typed.rule) && (
            <Field label={typed.rule === "oneMonth" ? "哪个月" : "从哪个月起"} required>
              {({ id, describedBy, invalid }) => (
                <MonthField
                  {...{ id, describedBy, invalid }}
                  value={typed.month}
                  onChange={(month) => onChange({ ...typed, month })}
                />
              )}
            </Field>
          )}
          <Field label="调整原因" required wide>
            {({ id }) => (
              <Input.TextArea
                id={id}
                maxLength={500}
                autoSize={{ minRows: 2, maxRows: 6 }}
                value={typed.reason}
                onChange={({ target }) => onChange({ ...typed, reason: target.value })}
              />
            )}
          </Field>
        </div>
        <Checkbox
          checked={typed.compared}
          onChange={({ target }) => onChange({ ...typed, compared: target.checked })}
        >
          已与文件原文逐项核对
        </Checkbox>
      </div>
    </section>
  );
}
