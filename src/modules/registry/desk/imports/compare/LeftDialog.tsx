import { Form, Input, Select } from "antd";
import { useState } from "react";
import { DateField } from "../../../../../faces/desk/form/DateField.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../../faces/desk/session/useToday.ts";
import type { BodyOf } from "../../../../../kernel/operation.ts";
import type { decideMissing } from "../../../imports/compare-import.contract.ts";
import { leftReasonCodes } from "../../../imports/import-codes.contract.ts";

type Decision = BodyOf<typeof decideMissing>["decisions"][number];
type Left = Omit<Extract<Decision, { decision: "left" }>, "childId" | "decision">;

interface LeftDialogProps {
  readonly names: readonly string[];
  readonly asOf: string | null;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly onCancel: () => void;
  readonly onConfirm: (left: Left) => void;
}

const NAMES_SHOWN = 8;

/** Why and since when these children are no longer in the ledger. */
export function LeftDialog({ names, asOf, pending, problem, onCancel, onConfirm }: LeftDialogProps) {
  const today = useToday();
  const limit = asOf !== null && asOf < today ? asOf : today;
  const [why, setWhy] = useState<Left["why"] | undefined>();
  const [on, setOn] = useState<string | undefined>(limit);
  const [reason, setReason] = useState("");
  const shown = names.slice(0, NAMES_SHOWN).join("、");
  return (
    <ActDialog
      title={names.length === 1 ? `${names[0] ?? ""}已离开这本台账` : `${names.length} 个孩子已离开这本台账`}
      what={
        <>
          {shown}
          {names.length > NAMES_SHOWN ? `等 ${names.length} 人` : ""}
          ：从填写的日期起不再列入这本台账，马上生效。档案和过去的记录都还在；以后回来可以重新列入。
        </>
      }
      okText={names.length === 1 ? "记为已离开" : `${names.length} 人都记为已离开`}
      ready={why !== undefined && on !== undefined}
      busy={pending}
      problem={problem}
      onClose={onCancel}
      onConfirm={() => {
        if (why === undefined || on === undefined) return;
        onConfirm({ why, on, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) });
      }}
    >
      <Form layout="vertical" component="div">
        <Form.Item label="离开原因" required htmlFor="left-why">
          <Select
            id="left-why"
            placeholder="选一个原因"
            value={why ?? null}
            options={leftReasonCodes.options.map(({ value, label }) => ({ value, label }))}
            onChange={(value: NonNullable<Left["why"]>) => setWhy(value)}
          />
        </Form.Item>
        <Form.Item label="从哪天起不在" required htmlFor="left-on">
          <DateField id="left-on" value={on} max={today} onChange={setOn} />
        </Form.Item>
        <Form.Item label="说明（可不填）" htmlFor="left-reason">
          <Input.TextArea
            id="left-reason"
            rows={2}
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  );
}
