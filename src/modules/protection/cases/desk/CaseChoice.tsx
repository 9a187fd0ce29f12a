import { Select } from "antd";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { listChildCases } from "../child-cases.contract.ts";

/**
 * To which of the child's open cases belongs what is begun: asked only where there are several; it stands in the address, as the case
 * page puts it there.
 */
export function CaseChoice({ childId }: { readonly childId: string }) {
  return useCan("case.read") ? <Choice childId={childId} /> : null;
}

function Choice({ childId }: { readonly childId: string }) {
  const { values, set } = useUrlState();
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
    <Field label="属于哪个个案" required>
      {({ id }) => (
        <Select
          id={id}
          placeholder="这个孩子有几个在办的个案，请选一个"
          value={values["case"] ?? null}
          options={open.map(({ id: value, title, number }) => ({ value, label: `${title}（${number}）` }))}
          onChange={(chosen) => set({ case: chosen })}
        />
      )}
    </Field>
  );
}
