import { Input, Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { PlacePicker } from "../../../../faces/desk/parts/PlacePicker.tsx";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listEntries } from "../../../../platform/records/records.contract.ts";
import { declareEmergency, emergencyKindCodes, listEmergencies } from "../events/emergencies.contract.ts";

/** One place at a time is enough to start; a second township is declared as well. */
export function DeclareDialog({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const [kind, setKind] = useState<(typeof emergencyKindCodes.codes)[number]>();
  const [name, setName] = useState("");
  const [place, setPlace] = useState<string>();
  const [plan, setPlan] = useState("");
  const [planId, setPlanId] = useState<string>();
  const { post } = useSession();
  const isDistrict = post.role === "districtOfficer";
  const plans = useRead(
    listEntries,
    { params: { kind: "protection.emergencyPlans" }, query: { limit: 200 } },
    { enabled: isDistrict },
  );
  const write = useWrite(declareEmergency, {
    makesOld: [listEmergencies],
    onDone: ({ id }) => void navigate(`/emergencies/${id}`),
  });
  const ready =
    kind !== undefined &&
    name.trim().length >= 2 &&
    (plan.trim().length >= 2 || planId !== undefined) &&
    place !== undefined;
  const save = () => {
    if (place === undefined || kind === undefined) return;
    const said = plan.trim();
    write.mutate({
      body: {
        kind,
        name: name.trim(),
        places: [place],
        ...(said === "" ? {} : { plan: said }),
        ...(planId === undefined ? {} : { planId }),
      },
    });
  };
  return (
    <ActDialog
      title="发布突发事件"
      what="发布以后，范围里每个村（居）的儿童主任马上收到逐户排查任务，并且会响铃。"
      okText="发布"
      danger
      ready={ready}
      busy={write.isPending}
      problem={write.error}
      onConfirm={save}
      onClose={onClose}
    >
      <Field label="哪一类" required>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: "100%" }}
            placeholder="请选择"
            value={kind ?? null}
            options={[...emergencyKindCodes.options]}
            onChange={(chosen) => setKind(chosen)}
          />
        )}
      </Field>
      <Field label="事件名称" required>
        {({ id }) => (
          <Input id={id} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label="范围" required hint="全区，或者一个镇街、一个村">
        {({ id }) => <PlacePicker id={id} value={place} onChange={setPlace} />}
      </Field>
      {isDistrict && (
        <Field label="应急预案" hint="选了以后，预案的每一步马上列到责任单位的待办里">
          {({ id }) => (
            <Select
              id={id}
              allowClear
              style={{ width: "100%" }}
              placeholder="从登记的预案里选"
              notFoundContent="还没有登记预案，见“登记台账 · 应急预案”"
              value={planId ?? null}
              options={(plans.data?.items ?? []).map((one) => ({
                value: one.id,
                label: String(one.content["name"] ?? ""),
              }))}
              onChange={(next: string | null | undefined) => setPlanId(next ?? undefined)}
            />
          )}
        </Field>
      )}
      <Field
        label={planId !== undefined ? "响应级别等" : isDistrict ? "没有登记的，写明启动的预案" : "启动的预案"}
        required={planId === undefined}
        hint="预案名称、响应级别和文号"
      >
        {({ id }) => (
          <Input id={id} value={plan} maxLength={300} onChange={(event) => setPlan(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  );
}
