import { useState } from "react";
import type { FormValue } from "../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../faces/desk/form/SchemaForm.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type ChildGuardianship,
  readChildGuardianship,
  readGuardianshipWatch,
} from "../guardianship.contract.ts";
import { EndPlacementInput, endPlacement } from "../guardianship-acts.contract.ts";
import { deskTables } from "./desk-tables.ts";

interface EndPlacementDialogProps {
  readonly placement: ChildGuardianship["placements"][number];
  readonly childName: string;
  readonly onClose: () => void;
}

/** The child leaves the place where it was sheltered. */
export function EndPlacementDialog({ placement, childName, onClose }: EndPlacementDialogProps) {
  const today = useToday();
  const [value, setValue] = useState<FormValue>({ on: today });
  const write = useWrite(endPlacement, {
    makesOld: [readChildGuardianship, readGuardianshipWatch],
    onDone: onClose,
  });
  const parsed = EndPlacementInput.safeParse(value);
  return (
    <ActDialog
      title={`离开安置地：${childName}`}
      what={`孩子从${placement.placeName}离开。监护决定不变；送回家庭的，接着办完“评估后送回家庭”。`}
      okText="登记离开"
      ready={parsed.success}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (parsed.success)
          write.mutate({ params: { id: placement.id }, version: placement.version, body: parsed.data });
      }}
      onClose={onClose}
    >
      <SchemaForm
        schema={EndPlacementInput}
        tables={deskTables}
        value={value}
        maxDate={today}
        onChange={setValue}
      />
    </ActDialog>
  );
}
