import { Input, Select } from "antd";
import { useState } from "react";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { useSettled } from "../../../../../faces/desk/shell/useSettled.ts";
import { useDraft } from "../../../../../platform/client/useDraft.ts";
import { useRead } from "../../../../../platform/client/useRead.ts";
import type { ReportView } from "../../report-view.contract.ts";
import { handReportOver, listReceivers } from "../../reports.contract.ts";
import { useReportWrite } from "../useReportWrite.ts";

interface HandOverDialogProps {
  readonly report: ReportView;
  readonly onClose: () => void;
}

/** Offers the report to somebody else; until the other has signed nothing changes. */
export function HandOverDialog({ report, onClose }: HandOverDialogProps) {
  const draft = useDraft(`report/${report.id}/handOver`, { to: "", why: "" });
  const { to, why } = draft.value;
  const [typed, setTyped] = useState("");
  const q = useSettled(typed.trim(), 250);
  const { data, isFetching } = useRead(listReceivers, { query: { q } }, { keepPrevious: true });
  const write = useReportWrite(handReportOver, report.id, () => {
    draft.clear();
    onClose();
  });
  const reason = why.trim();
  const people = (data?.items ?? []).map(({ accountId, name, title, placeName }) => ({
    value: accountId,
    label: `${name}（${placeName} ${title}）`,
  }));
  return (
    <ActDialog
      title={`转交：${report.number}`}
      what="对方会马上看到，要签收才换人。对方签收或退回以前，仍由您负责，时限照走。"
      okText="转交"
      keepsTyped
      ready={to !== "" && reason !== ""}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => write.mutate({ params: { id: report.id }, body: { to, why: reason } })}
      onClose={onClose}
    >
      <Field label="转交给" required>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: "100%" }}
            placeholder="儿童督导员或区民政经办，可以打姓名查找"
            showSearch={{ filterOption: false, onSearch: setTyped }}
            loading={isFetching}
            value={to === "" ? null : to}
            options={people}
            notFoundContent={isFetching ? "正在找…" : "没有找到在岗的人"}
            onChange={(accountId: string | null) => draft.set({ to: accountId ?? "", why })}
          />
        )}
      </Field>
      <Field label="为什么转" required>
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={300}
            value={why}
            onChange={({ target }) => draft.set({ to, why: target.value })}
          />
        )}
      </Field>
    </ActDialog>
  );
}
