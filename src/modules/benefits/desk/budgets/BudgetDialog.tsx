import { Input, Select } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { yuanText } from "../../../../faces/desk/form/form-value.ts";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { formatYuan, parseYuan } from "../../../../kernel/money.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type BudgetView,
  type FundSource,
  fundSources,
  readBudgets,
  saveBudget,
} from "../../payroll/budgets.contract.ts";

interface BudgetDialogProps {
  readonly year: number;
  readonly one: BudgetView;
  readonly onClose: () => void;
}

/** One document's money for one programme and source; what stands there already is corrected with a reason. */
export function BudgetDialog({ year, one, onClose }: BudgetDialogProps) {
  const [source, setSource] = useState<FundSource | undefined>();
  const [yuan, setYuan] = useState("");
  const [document, setDocument] = useState("");
  const [reason, setReason] = useState("");
  const save = useWrite(saveBudget, { makesOld: [readBudgets], onDone: onClose });
  const held = one.sources.find((row) => row.source === source && row.version > 0);
  const fen = parseYuan(yuan);
  const choose = (chosen: FundSource | undefined) => {
    const before = one.sources.find((row) => row.source === chosen);
    setSource(chosen);
    setYuan(typeof before?.budgetFen === "number" ? yuanText(before.budgetFen) : "");
    setDocument(before?.document ?? "");
    setReason("");
    save.reset();
  };
  const ready =
    source !== undefined &&
    fen !== undefined &&
    document.trim().length >= 2 &&
    (held === undefined || reason.trim().length >= 2);
  return (
    <ActDialog
      title={`${year} 年预算：${one.programmeName}`}
      what="按下达预算的文件录入，一个资金来源一笔。文件没有分来源的，选“不分来源”。更正以后，原来的数留在审计日志里。"
      okText={held === undefined ? "录入" : "更正"}
      ready={ready}
      busy={save.isPending}
      problem={save.error}
      onConfirm={() => {
        if (source === undefined || fen === undefined) return;
        const words = reason.trim();
        save.mutate({
          params: { year, programme: one.programme, source },
          version: held?.version ?? 0,
          body: { fen, document: document.trim(), ...(words === "" ? {} : { reason: words }) },
        });
      }}
      onClose={onClose}
    >
      <div className="ta-form">
        <Field label="资金来源" required>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              placeholder="请选择"
              value={source ?? null}
              options={fundSources.options.map(({ value, label }) => ({ value, label }))}
              onChange={(chosen: FundSource | null) => choose(chosen ?? undefined)}
            />
          )}
        </Field>
        <Field
          label="预算金额"
          required
          fault={yuan !== "" && fen === undefined ? "写成 1200000 或 1200000.50" : undefined}
          hint={held === undefined ? undefined : `原来是 ${formatYuan(held.budgetFen ?? 0)} 元`}
        >
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              suffix="元"
              inputMode="decimal"
              value={yuan}
              onChange={({ target }) => setYuan(target.value)}
            />
          )}
        </Field>
        <Field label="预算文号" required wide>
          {({ id }) => (
            <Input
              id={id}
              maxLength={120}
              value={document}
              onChange={({ target }) => setDocument(target.value)}
            />
          )}
        </Field>
        {held !== undefined && (
          <Field label="更正原因" required wide>
            {({ id }) => (
              <Input.TextArea
                id={id}
                rows={2}
                maxLength={300}
                value={reason}
                placeholder="例如：追加预算、录错金额"
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
        )}
      </div>
    </ActDialog>
  );
}
