import { useState } from "react";
import type { FormValue } from "../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../faces/desk/form/SchemaForm.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { type OrderView, readChildGuardianship, readGuardianshipWatch } from "../guardianship.contract.ts";
import { ConclusionInput, concludeOrder } from "../guardianship-acts.contract.ts";
import { orderKindCodes } from "../guardianship-codes.contract.ts";
import { deskTables } from "./desk-tables.ts";

export function ConcludeDialog({
  order,
  onClose,
}: {
  readonly order: OrderView;
  readonly onClose: () => void;
}) {
  const today = useToday();
  const [value, setValue] = useState<FormValue>({ on: today });
  const write = useWrite(concludeOrder, {
    makesOld: [readChildGuardianship, readGuardianshipWatch],
    onDone: onClose,
  });
  const parsed = ConclusionInput.safeParse(value);
  return (
    <ActDialog
      title={`办结${orderKindCodes.label(order.kind)}：${order.personName}`}
      what="办结以后不再计时，也不能再加记录。"
      okText="办结"
      ready={parsed.success}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (parsed.success)
          write.mutate({ params: { id: order.id }, version: order.version, body: parsed.data });
      }}
      onClose={onClose}
    >
      <SchemaForm
        schema={ConclusionInput}
        tables={deskTables}
        value={value}
        maxDate={today}
        onChange={setValue}
      />
    </ActDialog>
  );
}
