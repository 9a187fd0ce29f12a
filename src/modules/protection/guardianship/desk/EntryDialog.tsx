import { Select } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import type { FormValue } from "../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../faces/desk/form/SchemaForm.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { type OrderView, readChildGuardianship, readGuardianshipWatch } from "../guardianship.contract.ts";
import { EntryInput, recordEntry } from "../guardianship-acts.contract.ts";
import { orderEntryCodes, orderKindCodes } from "../guardianship-codes.contract.ts";
import { entriesOf } from "../order-entries.ts";
import { deskTables } from "./desk-tables.ts";

/** What happened: a session with its minutes, an absence, a report, a prolongation. */
export function EntryDialog({ order, onClose }: { readonly order: OrderView; readonly onClose: () => void }) {
  const today = useToday();
  const kinds = entriesOf[order.kind];
  const [kind, setKind] = useState(kinds[0]);
  const [value, setValue] = useState<FormValue>({ on: today });
  const write = useWrite(recordEntry, {
    makesOld: [readChildGuardianship, readGuardianshipWatch],
    onDone: onClose,
  });
  const without = [
    "kind",
    ...(kind === "session" ? [] : ["minutes"]),
    ...(kind === "renewal" ? [] : ["until"]),
  ];
  const parsed = EntryInput.safeParse({ ...value, kind });
  return (
    <ActDialog
      title={`${orderKindCodes.label(order.kind)}：${order.personName}`}
      okText="记下"
      // How long a session was is what the order counts.
      ready={parsed.success && (kind !== "session" || parsed.data.minutes !== undefined)}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (parsed.success) write.mutate({ params: { id: order.id }, body: parsed.data });
      }}
      onClose={onClose}
      what={kind === "missed" ? "记下缺席后，会列出再次通知，请打印送达。" : undefined}
    >
      <div className="ta-form">
        <Field label="记什么" required>
          {({ id }) => (
            <Select
              id={id}
              value={kind ?? null}
              options={kinds.map((one) => ({ value: one, label: orderEntryCodes.label(one) }))}
              onChange={setKind}
            />
          )}
        </Field>
      </div>
      <SchemaForm
        schema={EntryInput}
        tables={deskTables}
        value={value}
        without={without}
        onChange={setValue}
      />
    </ActDialog>
  );
}
