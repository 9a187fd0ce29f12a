import { Button, Input, Select } from "antd";
import { useState } from "react";
import { MonthField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { formatYuan, parseYuan } from "../../../../kernel/money.ts";
import { type Month, sayMonth } from "../../../../kernel/month.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { recordOtherIncome } from "../../entitlements/entitlements.contract.ts";
import { type OtherIncomeKind, otherIncomeCodes } from "../../entitlements/paid-programs.contract.ts";
import { type ChildPayments, readChildPayments } from "../../payroll/child-payments.contract.ts";

interface IncomesPaperProps {
  readonly childId: string;
  readonly incomes: ChildPayments["incomes"];
  readonly nextMonth: Month;
}

/** What is received already and is taken off the allowance of a de facto unattended child. */
export function IncomesPaper({ childId, incomes, nextMonth }: IncomesPaperProps) {
  const writes = useCan("entitlement.write");
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="ta-paper" aria-label="补差扣减">
      <div className="ta-paper-head">
        <h2>补差扣减</h2>
        <span className="ta-grey">已享受的救助，按月从补贴里减去</span>
        <span className="ta-spring" />
        {writes && (
          <Button size="small" className="ta-noprint" onClick={() => setOpen(true)}>
            登记扣减…
          </Button>
        )}
      </div>
      <ul className="ta-paper-body">
        {incomes.length === 0 && <li className="ta-grey">没有登记，按标准全额发。</li>}
        {incomes.map((one) => (
          <li key={`${one.kindName}${one.fromMonth}`}>
            {one.kindName} <b className="ta-num">{formatYuan(one.fen)}</b> 元/月，{sayMonth(one.fromMonth)}
            {one.toMonth === null ? "起" : `至${sayMonth(one.toMonth)}`}{" "}
            <span className="ta-grey">（{one.source}）</span>
          </li>
        ))}
      </ul>
      {isOpen && <IncomeDialog childId={childId} nextMonth={nextMonth} onClose={() => setOpen(false)} />}
    </section>
  );
}

interface IncomeDialogProps {
  readonly childId: string;
  readonly nextMonth: Month;
  readonly onClose: () => void;
}

function IncomeDialog({ childId, nextMonth, onClose }: IncomeDialogProps) {
  const [kind, setKind] = useState<OtherIncomeKind | undefined>();
  const [fromMonth, setFromMonth] = useState<Month | undefined>(nextMonth);
  const [yuan, setYuan] = useState("");
  const [source, setSource] = useState("");
  const record = useWrite(recordOtherIncome, { makesOld: [readChildPayments], onDone: onClose });
  const fen = parseYuan(yuan);
  const ready =
    kind !== undefined && fromMonth !== undefined && fen !== undefined && source.trim().length >= 2;
  return (
    <ActDialog
      title="登记补差扣减"
      what="从选定的月份起，每月从事实无人抚养儿童补贴里减去这么多。停止享受的，金额填 0；以前的月份照旧。"
      okText="登记"
      ready={ready}
      busy={record.isPending}
      problem={record.error}
      onConfirm={() => {
        if (kind !== undefined && fromMonth !== undefined && fen !== undefined)
          record.mutate({
            params: { id: childId },
            body: { kind, fromMonth, fen, source: source.trim() },
          });
      }}
      onClose={onClose}
    >
      <div className="ta-form">
        <Field label="已享受的救助" required>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              placeholder="请选择"
              value={kind ?? null}
              options={otherIncomeCodes.options.map(({ value, label }) => ({ value, label }))}
              onChange={(chosen: OtherIncomeKind | null) => setKind(chosen ?? undefined)}
            />
          )}
        </Field>
        <Field label="从哪个月起" required>
          {({ id }) => <MonthField id={id} value={fromMonth} onChange={setFromMonth} />}
        </Field>
        <Field
          label="每月金额"
          required
          fault={yuan !== "" && fen === undefined ? "写成 400 或 400.50" : undefined}
        >
          {({ id }) => (
            <Input
              id={id}
              suffix="元"
              inputMode="decimal"
              value={yuan}
              onChange={({ target }) => setYuan(target.value)}
            />
          )}
        </Field>
        <Field label="来源" required>
          {({ id }) => (
            <Input
              id={id}
              maxLength={120}
              value={source}
              placeholder="低保名册、比对结果或证明"
              onChange={({ target }) => setSource(target.value)}
            />
          )}
        </Field>
      </div>
    </ActDialog>
  );
}
