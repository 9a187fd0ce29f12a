import { Input, Radio, Select } from "antd";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import type { CodeOf } from "../../../../../kernel/code-table.ts";
import { memberUnitCodes } from "../../../../../kernel/member-units.ts";
import { useDraft } from "../../../../../platform/client/useDraft.ts";
import type { ReportView } from "../../report-view.contract.ts";
import { decideReport } from "../../reports.contract.ts";
import { useReportWrite } from "../useReportWrite.ts";
import { decisions, type Outcome } from "./decisions.ts";

interface DecideDialogProps {
  readonly report: ReportView;
  readonly onClose: () => void;
}

interface Typed {
  readonly outcome: Outcome | undefined;
  readonly caseId: string | undefined;
  readonly unit: CodeOf<typeof memberUnitCodes> | undefined;
  readonly why: string;
}

type Body = Parameters<ReturnType<typeof useReportWrite<typeof decideReport>>["mutate"]>[0]["body"];

/** Open a case, join one, hand it to another unit, or say why there was nothing. */
export function DecideDialog({ report, onClose }: DecideDialogProps) {
  const draft = useDraft<Typed>(`report/${report.id}/decide`, {
    ...{ outcome: undefined, caseId: undefined, unit: undefined, why: "" },
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const write = useReportWrite(decideReport, report.id, () => {
    draft.clear();
    onClose();
  });
  const body = bodyOf(value);
  const chosen = decisions.find(({ outcome }) => outcome === value.outcome);
  return (
    <ActDialog
      title={`决定怎么办：${report.number}`}
      okText={chosen?.label ?? "作出决定"}
      width={680}
      danger={value.outcome === "unfounded"}
      keepsTyped
      ready={body !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (body !== undefined) write.mutate({ params: { id: report.id }, version: report.version, body });
      }}
      onClose={onClose}
    >
      <Radio.Group
        aria-label="怎么办"
        className="ta-choices ta-decisions"
        value={value.outcome}
        onChange={({ target }) => set({ outcome: target.value as Outcome })}
      >
        {decisions.map(({ outcome, label, entails }) => (
          <Radio key={outcome} value={outcome}>
            <b>{label}</b>
            <span className="ta-grey ta-small">{entails}</span>
          </Radio>
        ))}
      </Radio.Group>
      {value.outcome === "join" && <CaseField report={report} value={value.caseId} onChange={set} />}
      {value.outcome === "refer" && (
        <Field label="转给" required>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              placeholder="选择部门，可以打字查找"
              showSearch={{ optionFilterProp: "label" }}
              value={value.unit ?? null}
              options={memberUnitCodes.options.map((option) => ({ ...option }))}
              onChange={(unit: Typed["unit"] | null) => set({ unit: unit ?? undefined })}
            />
          )}
        </Field>
      )}
      {(value.outcome === "refer" || value.outcome === "unfounded") && report.isCrime && (
        <p className="ta-red">这份报告标着涉嫌违法犯罪。确实不是，请先在“定级”里改过来再决定。</p>
      )}
      {chosen !== undefined && (
        <Field label={chosen.why} required>
          {({ id, describedBy }) => (
            <Input.TextArea
              id={id}
              aria-describedby={describedBy}
              autoSize={{ minRows: 3, maxRows: 8 }}
              maxLength={500}
              value={value.why}
              onChange={({ target }) => set({ why: target.value })}
            />
          )}
        </Field>
      )}
    </ActDialog>
  );
}

interface CaseFieldProps {
  readonly report: ReportView;
  readonly value: string | undefined;
  readonly onChange: (part: { readonly caseId: string | undefined }) => void;
}

function CaseField({ report, value, onChange }: CaseFieldProps) {
  if (report.openCases.length === 0)
    return <p className="ta-amber">这些孩子没有在办的个案。先把孩子对到档案；还是没有，就选“立案核查”。</p>;
  return (
    <Field label="并入哪个个案" required>
      {({ id }) => (
        <Select
          id={id}
          style={{ width: "100%" }}
          placeholder="请选择"
          value={value ?? null}
          options={report.openCases.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
          onChange={(caseId: string | null) => onChange({ caseId: caseId ?? undefined })}
        />
      )}
    </Field>
  );
}

/** Nothing as long as something is missing. */
function bodyOf({ outcome, caseId, unit, why: typed }: Typed): Body | undefined {
  const why = typed.trim();
  if (why === "" || outcome === undefined) return undefined;
  if (outcome === "join") return caseId === undefined ? undefined : { outcome, caseId, why };
  if (outcome === "refer") return unit === undefined ? undefined : { outcome, unit, why };
  return { outcome, why };
}
