import { Input, Select } from "antd";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import type { CodeTable } from "../../../../kernel/code-table.ts";
import { boardingCodes, healthCodes, stageCodes } from "../../codes.contract.ts";
import { optionsOf } from "./code-options.ts";
import type { OpenForm } from "./open-form.ts";

type TextKey = "stage" | "boarding" | "health" | "school" | "grade" | "healthDetail";

/** School and health: may wait until the file is there. */
export function MoreSection({ form }: { readonly form: OpenForm }) {
  const { draft, set } = form;
  const choice = (key: TextKey, label: string, table: CodeTable) => (
    <Field label={label}>
      {({ id }) => (
        <Select
          id={id}
          style={{ width: "100%" }}
          allowClear
          placeholder="不选"
          value={draft[key] === "" ? null : draft[key]}
          options={optionsOf(table)}
          onChange={(code: string | null) => set({ [key]: code ?? "" })}
        />
      )}
    </Field>
  );
  const text = (key: TextKey, label: string, maxLength: number) => (
    <Field label={label}>
      {({ id }) => (
        <Input
          id={id}
          autoComplete="off"
          maxLength={maxLength}
          value={draft[key]}
          onChange={({ target }) => set({ [key]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <section className="ta-paper" aria-label="就学和健康">
      <div className="ta-paper-head">
        <h2>就学和健康</h2>
        <span className="ta-grey ta-small">可以以后再填</span>
      </div>
      <div className="ta-paper-body ta-form">
        {choice("stage", "在读学段", stageCodes)}
        {text("school", "学校", 200)}
        {text("grade", "年级、班", 40)}
        {choice("boarding", "是否寄宿", boardingCodes)}
        {choice("health", "健康状况", healthCodes)}
        {draft.health !== "" && text("healthDetail", "病情、残疾等说明", 200)}
      </div>
    </section>
  );
}
