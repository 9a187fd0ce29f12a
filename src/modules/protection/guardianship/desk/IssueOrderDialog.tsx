import { useState } from "react";
import { fieldsOf } from "../../../../faces/desk/form/field-spec.ts";
import { type FormFaults, type FormValue, faultsOf } from "../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../faces/desk/form/SchemaForm.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { CaseField } from "../../cases/desk/CaseChoice.tsx";
import {
  readChildGuardianship,
  readGuardianshipFigures,
  readGuardianshipWatch,
} from "../guardianship.contract.ts";
import { issueOrder, OrderHead, OrderInput } from "../guardianship-acts.contract.ts";
import { type OrderKind, orderKindCodes } from "../guardianship-codes.contract.ts";
import { orderDetails } from "../order-detail.contract.ts";
import { deskTables } from "./desk-tables.ts";

const what: Readonly<Record<OrderKind, string>> = {
  responsibilityLetter: "登记后可以打印监护责任告知书，请监护人签字，再把签字日期登记上。",
  supervision: "到期没有报告会标红，并提醒镇街。",
  familyEducation: "登记公安、检察、法院的令。缺席会自动再次通知；没有写期限的按参数算。",
  protectionOrder: "登记法院的裁定。到期前会提醒申请延长。",
};

interface IssueOrderDialogProps {
  readonly kind: OrderKind;
  readonly child: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

export function IssueOrderDialog({ kind, child, onClose }: IssueOrderDialogProps) {
  const today = useToday();
  const schema = orderDetails[kind];
  const [head, setHead] = useState<FormValue>({ issuedOn: today });
  const [detail, setDetail] = useState<FormValue>({});
  const [caseId, setCaseId] = useState<string | undefined>();
  const [faults, setFaults] = useState<FormFaults>({});
  const write = useWrite(issueOrder, {
    makesOld: [readChildGuardianship, readGuardianshipWatch, readGuardianshipFigures],
    onDone: onClose,
  });
  const submit = () => {
    setFaults({
      ...faultsOf(OrderHead, fieldsOf(OrderHead, deskTables), head),
      ...faultsOf(schema, fieldsOf(schema, deskTables), detail),
    });
    const parsed = OrderInput.safeParse({ kind, ...head, detail, caseId });
    if (parsed.success) write.mutate({ params: { id: child.id }, body: parsed.data });
  };
  return (
    <ActDialog
      title={`${orderKindCodes.label(kind)}：${child.name}`}
      what={what[kind]}
      okText="登记"
      width={620}
      ready
      busy={write.isPending}
      problem={write.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <CaseField childId={child.id} value={caseId} onChange={setCaseId} />
      <SchemaForm schema={OrderHead} tables={deskTables} value={head} faults={faults} onChange={setHead} />
      <SchemaForm schema={schema} tables={deskTables} value={detail} faults={faults} onChange={setDetail} />
    </ActDialog>
  );
}
