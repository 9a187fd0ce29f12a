import { useState } from "react";
import { fieldsOf } from "../../../../../faces/desk/form/field-spec.ts";
import { type FormFaults, type FormValue, faultsOf } from "../../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../../faces/desk/form/SchemaForm.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../../faces/desk/session/useToday.ts";
import type { BodyOf } from "../../../../../kernel/operation.ts";
import { newUuid } from "../../../../../platform/client/new-uuid.ts";
import { addCasePerson, CasePersonDraft } from "../../cases.contract.ts";
import { useCaseWrite } from "../useCaseWrite.ts";
import type { CaseDialogProps } from "./case-dialog.ts";
import { personTables } from "./person-tables.ts";

const notAsked = ["id", "childId"];
const specs = fieldsOf(CasePersonDraft, personTables);

/** Children, caregivers, whoever may have hurt the child. */
export function PersonDialog({ view, onClose }: CaseDialogProps) {
  const [id] = useState(newUuid);
  const [value, setValue] = useState<FormValue>({});
  const [faults, setFaults] = useState<FormFaults>({});
  const write = useCaseWrite(addCasePerson, view.id, onClose);
  const save = () => {
    const body = { ...value, id };
    const found = faultsOf(CasePersonDraft, specs, body);
    setFaults(found);
    if (Object.keys(found).length === 0)
      write.mutate({ params: { id: view.id }, body: body as BodyOf<typeof addCasePerson> });
  };
  return (
    <ActDialog
      title="登记有关的人"
      okText="登记"
      ready={value["role"] !== undefined && value["name"] !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={save}
      onClose={onClose}
    >
      <SchemaForm
        schema={CasePersonDraft}
        tables={personTables}
        without={notAsked}
        value={value}
        faults={faults}
        maxDate={useToday()}
        onChange={setValue}
      />
    </ActDialog>
  );
}
