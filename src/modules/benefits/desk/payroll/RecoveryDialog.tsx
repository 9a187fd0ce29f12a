import { Input, Select } from "antd";
import { useState } from "react";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { parseYuan } from "../../../../kernel/money.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  flagFraud,
  listRecoveries,
  notifyRecovery,
  planRecovery,
  type RecoveryView,
  recoveryPlans,
  refundRecovery,
  waiveRecovery,
} from "../../payroll/recoveries.contract.ts";
import { sayYuan } from "./payroll-words.ts";

export type RecoveryAct = RecoveryView["can"][number];

/** A set-off has a dialog of its own. */
type FormAct = Exclude<RecoveryAct, "setOff">;

/** What each act asks for. */
const recoveryActs = {
  notify: {
    label: "告知",
    operation: notifyRecovery,
    fields: ["noticeNo", "on"],
    what: "登记已经送达的追回告知书。",
  },
  plan: {
    label: "定计划",
    operation: planRecovery,
    fields: ["plan", "monthlyFen"],
    what: "从以后月份抵扣的，每月不超过规定比例，下次计算发放时开始。",
  },
  refund: {
    label: "登记退款",
    operation: refundRecovery,
    fields: ["fen", "on"],
    what: "登记已经到账的退款。",
  },
  waive: {
    label: "核销",
    operation: waiveRecovery,
    fields: ["fen", "on", "note"],
    what: "经批准不再追回的部分。",
  },
  fraud: {
    label: "骗取线索",
    operation: flagFraud,
    fields: ["note"],
    what: "列入待惩戒认定的线索，钱追回了也还在，认定前要告知并听取申辩；不影响孩子正常领取。已标记的，写明理由后撤销。",
  },
} as const;

interface Typed {
  readonly noticeNo: string;
  readonly on: string;
  readonly plan: string | undefined;
  readonly yuan: string;
  readonly note: string;
}

export function labelOf({ fraud }: RecoveryView, act: RecoveryAct): string {
  if (act === "setOff") return "用另一项目抵";
  return act === "fraud" && fraud ? "撤销线索" : recoveryActs[act].label;
}

interface RecoveryDialogProps {
  readonly recovery: RecoveryView;
  readonly act: FormAct;
  readonly onClose: () => void;
}

export function RecoveryDialog({ recovery, act, onClose }: RecoveryDialogProps) {
  const today = useToday();
  const { operation, fields, what } = recoveryActs[act];
  const label = labelOf(recovery, act);
  const [typed, setTyped] = useState<Typed>({ noticeNo: "", on: today, plan: undefined, yuan: "", note: "" });
  const write = useWrite(operation, { makesOld: [listRecoveries], onDone: onClose });
  const asks = (field: string) => (fields as readonly string[]).includes(field);
  const fen = parseYuan(typed.yuan);
  const isAmountReady = (!asks("fen") && !asks("monthlyFen")) || (fen !== undefined && fen > 0);
  const ready =
    isAmountReady &&
    (!asks("noticeNo") || typed.noticeNo.trim().length >= 2) &&
    (!asks("plan") || typed.plan !== undefined) &&
    (!asks("note") || typed.note.trim().length >= 2);
  const body = {
    ...(asks("noticeNo") ? { noticeNo: typed.noticeNo.trim() } : {}),
    ...(asks("on") ? { on: typed.on } : {}),
    ...(asks("plan") ? { plan: typed.plan } : {}),
    ...(asks("monthlyFen") ? { monthlyFen: fen } : {}),
    ...(asks("fen") ? { fen } : {}),
    ...(asks("note") ? { note: typed.note.trim() } : {}),
    ...(act === "fraud" ? { fraud: !recovery.fraud } : {}),
  };
  return (
    <ActDialog
      title={`${label}：${recovery.name}`}
      what={
        <>
          <p>
            还要追回 {sayYuan(recovery.outstandingFen)}，{recovery.reason}。
          </p>
          <p>{what}</p>
        </>
      }
      okText={label}
      ready={ready}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({ params: { id: recovery.id }, version: recovery.version, body } as never)
      }
      onClose={onClose}
    >
      <div className="ta-stack">
        {asks("noticeNo") && (
          <Input
            autoFocus
            maxLength={60}
            value={typed.noticeNo}
            aria-label="告知书编号"
            placeholder="告知书编号"
            onChange={(event) => setTyped({ ...typed, noticeNo: event.target.value })}
          />
        )}
        {asks("plan") && (
          <Select
            aria-label="追回办法"
            style={{ width: "100%" }}
            placeholder="追回办法"
            value={typed.plan ?? null}
            options={recoveryPlans.options.map(({ value, label: title }) => ({ value, label: title }))}
            onChange={(value: string | null) => setTyped({ ...typed, plan: value ?? undefined })}
          />
        )}
        {(asks("fen") || asks("monthlyFen")) && (
          <Input
            value={typed.yuan}
            suffix="元"
            inputMode="decimal"
            aria-label={asks("monthlyFen") ? "每月金额" : "金额"}
            placeholder={asks("monthlyFen") ? "每月多少元" : "多少元"}
            status={typed.yuan !== "" && fen === undefined ? "error" : ""}
            onChange={(event) => setTyped({ ...typed, yuan: event.target.value })}
          />
        )}
        {asks("on") && (
          <DateField
            label="日期"
            value={typed.on}
            onChange={(on: string | undefined) => setTyped({ ...typed, on: on ?? today })}
          />
        )}
        {asks("note") && (
          <Input.TextArea
            rows={2}
            maxLength={300}
            value={typed.note}
            aria-label="理由"
            placeholder="写明理由"
            onChange={(event) => setTyped({ ...typed, note: event.target.value })}
          />
        )}
      </div>
    </ActDialog>
  );
}
