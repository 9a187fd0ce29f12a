import { Input, Select } from "antd";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { labelOf } from "../../open/label-of.ts";
import { Reporter, type ReporterKind, reporterKindCodes } from "../../report-form.contract.ts";
import { isForOthers, type ReportDraft } from "./report-draft.ts";

interface ReporterFieldsProps {
  readonly draft: ReportDraft;
  readonly onChange: (part: Partial<ReportDraft>) => void;
}

/** Who called or came: kept apart and sealed, may be left empty. */
export function ReporterFields({ draft, onChange }: ReporterFieldsProps) {
  if (!isForOthers(draft.channel))
    return (
      <p className="ta-grey">
        以您的账号报告。您是谁，只有办理这份报告的人写明原因才能看。不想留下账号的，可以在
        <a href="/open/report">公开的报告页</a>上匿名报告，一样有人受理。
      </p>
    );
  const text = (key: "name" | "phone" | "unit") => (
    <Field label={labelOf(Reporter.shape[key])}>
      {({ id }) => (
        <Input
          id={id}
          autoComplete="off"
          maxLength={80}
          value={draft[key]}
          onChange={({ target }) => onChange({ [key]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <section className="ta-paper" aria-label="谁说的">
      <div className="ta-paper-head">
        <h2>谁说的</h2>
        <span className="ta-grey ta-small">可以都不填；单独加密保存，只有负责人写明原因才能看</span>
      </div>
      <div className="ta-paper-body ta-form">
        <Field label="对方是">
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              allowClear
              placeholder="请选择"
              value={draft.kind ?? null}
              options={reporterKindCodes.options.map((option) => ({ ...option }))}
              onChange={(kind: ReporterKind | null) => onChange({ kind: kind ?? undefined })}
            />
          )}
        </Field>
        {text("name")}
        {text("phone")}
        {text("unit")}
      </div>
    </section>
  );
}
