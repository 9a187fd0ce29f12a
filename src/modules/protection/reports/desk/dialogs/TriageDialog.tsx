import { Checkbox, Input, Radio } from "antd";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { PlacePicker } from "../../../../../faces/desk/parts/PlacePicker.tsx";
import { useSession } from "../../../../../faces/desk/session/session.ts";
import { useDraft } from "../../../../../platform/client/useDraft.ts";
import {
  type Colour,
  colourCodes,
  type Situation,
  shortSituation,
  situationCodes,
} from "../../../protection-codes.contract.ts";
import type { ReportView } from "../../report-view.contract.ts";
import { triageReport } from "../../reports.contract.ts";
import { useReportWrite } from "../useReportWrite.ts";

interface TriageDialogProps {
  readonly report: ReportView;
  readonly onClose: () => void;
}

interface Typed {
  readonly colour: Colour;
  readonly situations: readonly Situation[];
  readonly isCrime: boolean;
  readonly sealed: boolean;
  readonly placeCode: string | undefined;
  readonly why: string;
}

/** An officer says how much danger there is, with the reason. */
export function TriageDialog({ report, onClose }: TriageDialogProps) {
  const { post } = useSession();
  const { colour, situations, isCrime, sealed } = report;
  const draft = useDraft<Typed>(`report/${report.id}/triage`, {
    ...{ colour, situations, isCrime, sealed, why: "" },
    placeCode: report.content.placeCode,
  });
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const write = useReportWrite(triageReport, report.id, () => {
    draft.clear();
    onClose();
  });
  const why = value.why.trim();
  return (
    <ActDialog
      title={`定级：${report.number}`}
      what="等级一改，还在走的时限跟着改。原来的理由都留着。"
      okText="保存定级"
      width={680}
      keepsTyped
      ready={why !== ""}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({
          params: { id: report.id },
          version: report.version,
          body: {
            colour: value.colour,
            situations: [...value.situations],
            isCrime: value.isCrime,
            sealed: value.sealed,
            why,
            ...(value.placeCode === undefined ? {} : { placeCode: value.placeCode }),
          },
        })
      }
      onClose={onClose}
    >
      <Radio.Group
        aria-label="风险等级"
        className="ta-choices"
        value={value.colour}
        options={colourCodes.options.map((option) => ({ ...option }))}
        onChange={({ target }) => set({ colour: target.value as Colour })}
      />
      <Field label="情形" wide>
        {({ id }) => (
          <Checkbox.Group
            {...{ id }}
            className="ta-choices"
            value={[...value.situations]}
            options={situationCodes.codes.map((code) => ({ value: code, label: shortSituation[code] }))}
            onChange={(chosen) => set({ situations: chosen })}
          />
        )}
      </Field>
      <Checkbox checked={value.isCrime} onChange={({ target }) => set({ isCrime: target.checked })}>
        涉嫌违法犯罪（立案后马上开始计时转公安）
      </Checkbox>
      <Checkbox checked={value.sealed} onChange={({ target }) => set({ sealed: target.checked })}>
        只让指定的人看（性侵害、艾滋病、未成年人犯罪）
      </Checkbox>
      <Field label="所在镇街、村（社区）" hint="报告里写错或者没有写的，在这里改">
        {({ id }) => (
          <PlacePicker
            id={id}
            within={post.placeCode.slice(0, 6)}
            value={value.placeCode}
            onChange={(placeCode) => set({ placeCode })}
          />
        )}
      </Field>
      <Field label="为什么这样定" required>
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={value.why}
            onChange={({ target }) => set({ why: target.value })}
          />
        )}
      </Field>
    </ActDialog>
  );
}
