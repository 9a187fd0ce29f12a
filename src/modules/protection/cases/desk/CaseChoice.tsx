import { Select } from "antd";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { listChildCases } from "../child-cases.contract.ts";

interface CaseFieldProps {
  readonly childId: string;
  readonly value: string | undefined;
  readonly onChange: (caseId: string) => void;
}

/** To which of the child's open cases belongs what is begun: asked only where there are several. */
export function CaseField(props: CaseFieldProps) {
  return useCan("case.read") ? <Choice {...props} /> : null;
}

/** The same, kept in the address, as the case page puts it there. */
export function CaseChoice({ childId }: { readonly childId: string }) {
  const { values, set } = useUrlState();
  return <CaseField childId={childId} value={values["case"]} onChange={(chosen) => set({ case: chosen })} />;
}

function Choice({ childId, value, onChange }: CaseFieldProps) {
  const { data } = useRead(listChildCases, { params: { id: childId } });
  const open = data?.items.filter(({ state }) => state !== "closed") ?? [];
  const [only] = open;
  if (only === undefined) return null;
  if (open.length === 1)
    return (
      <p className="ta-grey">
        属于个案 {only.title}（{only.number}）
      </p>
    );
  return (
    <Field label="属于哪个个案" required hint="办好以后记在这个个案里">
      {({ id, describedBy }) => (
        <Select
          id={id}
          aria-describedby={describedBy}
          style={{ width: "100%" }}
          // Two cases of one child differ at the end of their lines.
          popupMatchSelectWidth={false}
          placeholder="这个孩子有几个在办的个案，请选一个"
          value={value ?? null}
          options={open.map((one) => ({ value: one.id, label: `${one.title}（${one.number}）` }))}
          onChange={(chosen: string | null) => {
            if (chosen !== null) onChange(chosen);
          }}
        />
      )}
    </Field>
  );
}
