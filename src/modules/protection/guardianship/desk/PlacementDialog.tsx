import { useState } from "react";
import { fieldsOf } from "../../../../faces/desk/form/field-spec.ts";
import { type FormFaults, type FormValue, faultsOf } from "../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../faces/desk/form/SchemaForm.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readChildGuardianship, readGuardianshipWatch } from "../guardianship.contract.ts";
import { Handover, PlacementInput, startPlacement } from "../guardianship-acts.contract.ts";
import { deskTables } from "./desk-tables.ts";

interface PlacementDialogProps {
  readonly childId: string;
  readonly childName: string;
  readonly onClose: () => void;
}

const Head = PlacementInput.omit({ handover: true });

/** 安置和交接: where the child is from this day on, who cares, and what went along. */
export function PlacementDialog({ childId, childName, onClose }: PlacementDialogProps) {
  const today = useToday();
  const [head, setHead] = useState<FormValue>({ from: today });
  const [handover, setHandover] = useState<FormValue>({});
  const [faults, setFaults] = useState<FormFaults>({});
  const write = useWrite(startPlacement, {
    makesOld: [readChildGuardianship, readGuardianshipWatch],
    onDone: onClose,
  });
  const submit = () => {
    const found = {
      ...faultsOf(Head, fieldsOf(Head, deskTables), head),
      ...faultsOf(Handover, fieldsOf(Handover, deskTables), handover),
    };
    setFaults(found);
    const parsed = PlacementInput.safeParse({ ...head, handover });
    if (parsed.success) write.mutate({ params: { id: childId }, body: parsed.data });
  };
  return (
    <ActDialog
      title={`登记安置和交接：${childName}`}
      what="从这一天起记为孩子所在的地方。保存后可以打印临时照料交接单和照料协议，请移交人、接收人签字。"
      okText="登记"
      width={640}
      ready
      busy={write.isPending}
      problem={write.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <SchemaForm
        schema={Head}
        tables={deskTables}
        value={head}
        faults={faults}
        maxDate={today}
        onChange={setHead}
      />
      <SchemaForm
        schema={Handover}
        tables={deskTables}
        value={handover}
        faults={faults}
        onChange={setHandover}
      />
    </ActDialog>
  );
}
