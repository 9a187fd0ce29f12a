import { useEffect, useState } from "react";
import type { FormFaults } from "../../../../faces/desk/form/form-value.ts";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import type { Month } from "../../../../kernel/month.ts";
import type { ApiProblem } from "../../../../platform/client/api-problem.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  changeCareMode,
  endEntitlement,
  listEntitlements,
  resumeEntitlement,
  suspendEntitlement,
} from "../../entitlements/entitlements.contract.ts";
import { type ChildPayments, readChildPayments } from "../../payroll/child-payments.contract.ts";
import { type PlannedAct, previewAct } from "../../payroll/preview-act.contract.ts";
import { readChildBenefits } from "../../screening/child-benefits.contract.ts";
import { ActFields, actWords, type DialogAct } from "./ActFields.tsx";
import { ActPreviewBox } from "./ActPreviewBox.tsx";
import { plannedOf, type TypedAct } from "./typed-act.ts";

const operations = {
  careMode: changeCareMode,
  suspend: suspendEntitlement,
  resume: resumeEntitlement,
  end: endEntitlement,
} as const;

interface EntitlementDialogProps {
  readonly one: ChildPayments["entitlements"][number];
  readonly act: DialogAct;
  readonly nextMonth: Month;
  /** Somebody else has changed it meanwhile: the page behind shows what holds now. */
  readonly onMoved: () => void;
  readonly onClose: () => void;
}

/** One act on one entitlement, with what the next payroll makes of it before it is done. */
export function EntitlementDialog({ one, act, nextMonth, onMoved, onClose }: EntitlementDialogProps) {
  const { label, what } = actWords[act];
  const [typed, setTyped] = useState<TypedAct>(() => ({
    careMode: undefined,
    fromMonth: act === "end" ? undefined : latest(nextMonth, one.suspended?.fromMonth ?? one.fromMonth),
    paidLater: undefined,
    why: undefined,
    on: undefined,
    reason: "",
  }));
  const preview = useWrite(previewAct);
  const write = useWrite(operations[act], {
    makesOld: [readChildPayments, listEntitlements, readChildBenefits],
    onDone: onClose,
  });
  const planned = plannedOf(act, typed);
  const key = planned === undefined ? "" : JSON.stringify(planned);
  const { mutate: look, reset: forget } = preview;
  useEffect(() => {
    if (key === "") forget();
    else look({ params: { id: one.id }, body: JSON.parse(key) as PlannedAct });
  }, [key, look, forget, one.id]);
  const change = (next: TypedAct) => {
    setTyped(next);
    write.reset();
  };
  const faults = faultsAt(write.error ?? preview.error);
  const reason = typed.reason.trim();
  return (
    <ActDialog
      title={`${label}：${one.childName} · ${one.programmeName}`}
      what={what}
      okText={label}
      danger={act === "end"}
      ready={planned !== undefined && preview.error === null && reason.length >= 2}
      busy={write.isPending}
      problem={Object.keys(faults).length > 0 ? null : write.error}
      width={600}
      onConfirm={() => {
        if (planned === undefined) return;
        const body = { ...bodyOf(planned), reason };
        write.mutate({ params: { id: one.id }, version: one.version, body } as never, {
          onError: ({ status }) => (status === 409 || status === 412) && onMoved(),
        });
      }}
      onClose={onClose}
    >
      <ActFields act={act} typed={typed} careMode={one.careMode} faults={faults} onChange={change} />
      {planned !== undefined && preview.error !== null && Object.keys(faults).length === 0 && (
        <ProblemNote
          problem={preview.error}
          compact
          onRetry={() => look({ params: { id: one.id }, body: planned })}
        />
      )}
      {planned !== undefined && preview.error === null && (
        <ActPreviewBox preview={preview.isPending ? undefined : preview.data} />
      )}
    </ActDialog>
  );
}

/** Which act it is stands in the address. */
function bodyOf(planned: PlannedAct): object {
  return Object.fromEntries(Object.entries(planned).filter(([key]) => key !== "act"));
}

function latest(one: Month, other: Month): Month {
  return one > other ? one : other;
}

function faultsAt(problem: ApiProblem | null): FormFaults {
  return Object.fromEntries((problem?.errors ?? []).map(({ path, message }) => [path, message]));
}
