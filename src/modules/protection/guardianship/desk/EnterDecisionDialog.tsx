import { Radio } from "antd";
import { useState } from "react";
import { fieldsOf } from "../../../../faces/desk/form/field-spec.ts";
import { type FormFaults, type FormValue, faultsOf } from "../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../faces/desk/form/SchemaForm.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  listGuardedChildren,
  readChildGuardianship,
  readGuardianshipFigures,
  readGuardianshipWatch,
} from "../guardianship.contract.ts";
import { type GuardianshipKind, guardianshipKindCodes } from "../guardianship-codes.contract.ts";
import {
  enterPaperDecision,
  PaperDecision,
  type PaperDecisionKind,
  paperDecisions,
} from "../paper-decision.contract.ts";
import { deskTables } from "./desk-tables.ts";

interface EnterDecisionDialogProps {
  readonly child: { readonly id: string; readonly name: string };
  /** What the file says already. */
  readonly recorded: GuardianshipKind;
  readonly since: string | null;
  readonly holder: string | null;
  readonly onClose: () => void;
}

const kinds = Object.keys(paperDecisions) as PaperDecisionKind[];

/** 补录决定书: what was decided on paper before the system, so that nobody has to decide it a second time. */
export function EnterDecisionDialog({ child, recorded, since, holder, onClose }: EnterDecisionDialogProps) {
  const today = useToday();
  const [kind, setKind] = useState(kinds.find((one) => one === recorded) ?? "longTerm");
  const [value, setValue] = useState<FormValue>({
    ...(since === null ? {} : { from: since }),
    ...(holder === null ? {} : { holder }),
  });
  const [faults, setFaults] = useState<FormFaults>({});
  const write = useWrite(enterPaperDecision, {
    makesOld: [readChildGuardianship, readGuardianshipWatch, readGuardianshipFigures, listGuardedChildren],
    onDone: onClose,
  });
  const schema = paperDecisions[kind];
  const submit = () => {
    setFaults(faultsOf(schema, fieldsOf(schema, deskTables), value));
    const parsed = PaperDecision.safeParse({ kind, ...value });
    if (parsed.success) write.mutate({ params: { id: child.id }, body: parsed.data });
  };
  return (
    <ActDialog
      title={`补录决定书：${child.name}`}
      what="照着纸质决定书抄。只用于系统启用以前已经作出的决定；新的决定请在下面“办理”里发起。"
      okText="补录"
      width={620}
      ready
      busy={write.isPending}
      problem={write.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <Radio.Group
        aria-label="监护类型"
        value={kind}
        options={kinds.map((one) => ({ value: one, label: guardianshipKindCodes.label(one) }))}
        onChange={({ target }) => {
          setKind(target.value as PaperDecisionKind);
          setValue(({ ground: _, ...rest }) => rest);
        }}
      />
      <SchemaForm
        schema={schema}
        tables={deskTables}
        value={value}
        faults={faults}
        maxDate={today}
        onChange={setValue}
      />
    </ActDialog>
  );
}
