import { Button, Input, Radio } from "antd";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import type { CodeOf } from "../../../../../kernel/code-table.ts";
import { useDraft } from "../../../../../platform/client/useDraft.ts";
import { intakeProblems } from "../../intake-problems.contract.ts";
import type { ReportView } from "../../report-view.contract.ts";
import { answerReporter, feedbackWayCodes } from "../../reports.contract.ts";
import { useReportWrite } from "../useReportWrite.ts";
import { faultsIn, phrasesFor } from "./answer-words.ts";

interface AnswerDialogProps {
  readonly report: ReportView;
  readonly onClose: () => void;
}

interface Typed {
  readonly way: CodeOf<typeof feedbackWayCodes>;
  readonly words: string;
  readonly nonetheless: string;
}

const empty: Typed = { way: "code", words: "", nonetheless: "" };

/** Tells whoever reported what came of it, and nothing about the child. */
export function AnswerDialog({ report, onClose }: AnswerDialogProps) {
  const draft = useDraft<Typed>(`report/${report.id}/answer`, empty);
  const value = { ...empty, ...draft.value };
  const write = useReportWrite(answerReporter, report.id, () => {
    draft.clear();
    onClose();
  });
  const words = value.words.trim();
  const { never, withReason } = faultsIn(words, report);
  // The server knows more names than the page: those of the case.
  const needsReason = withReason.length > 0 || write.error?.code === intakeProblems.answerOthers.code;
  const nonetheless = needsReason ? value.nonetheless.trim() : "";
  return (
    <ActDialog
      title={`答复报告的人：${report.number}`}
      what="有查询码的人都能看到这段话。只说受理和处理的情况，不要写孩子、家庭的任何事。"
      okText="答复"
      width={600}
      keepsTyped
      ready={words !== "" && never.length === 0 && (withReason.length === 0 || nonetheless !== "")}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({
          params: { id: report.id },
          body: { way: value.way, words, ...(nonetheless === "" ? {} : { nonetheless }) },
        })
      }
      onClose={onClose}
    >
      <Field
        label="怎么答复"
        hint={report.hasPhone ? "电话在“查看报告人”里" : "没有留电话，写在查询码的页面上"}
      >
        {({ id }) => (
          <Radio.Group
            id={id}
            value={value.way}
            options={feedbackWayCodes.options.map((option) => ({ ...option }))}
            onChange={({ target }) => draft.set({ ...value, way: target.value as Typed["way"] })}
          />
        )}
      </Field>
      <div className="ta-phrases">
        {phrasesFor(report.state).map((phrase) => (
          <Button key={phrase} size="small" onClick={() => draft.set({ ...value, words: phrase })}>
            {phrase}
          </Button>
        ))}
      </div>
      <Field
        label={value.way === "code" ? "答复的话" : "说了什么"}
        required
        fault={never.length === 0 ? undefined : `里面有“${never.join("、")}”：请去掉，孩子的情况不能答复出去`}
      >
        {({ id, describedBy, invalid }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            status={invalid ? "error" : ""}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={1000}
            value={value.words}
            onChange={({ target }) => draft.set({ ...value, words: target.value })}
          />
        )}
      </Field>
      {needsReason && (
        <Field
          label="仍然要写的理由"
          required
          hint={
            withReason.length === 0
              ? undefined
              : `里面有“${withReason.join("、")}”。能去掉就去掉；理由会记进审计日志`
          }
        >
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              maxLength={300}
              value={value.nonetheless}
              onChange={({ target }) => draft.set({ ...value, nonetheless: target.value })}
            />
          )}
        </Field>
      )}
    </ActDialog>
  );
}
