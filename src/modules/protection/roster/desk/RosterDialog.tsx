import { Input, Select } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { freshUuid } from "../../reports/open/fresh-uuid.ts";
import { type Roster, readRoster, setRosterEntry } from "../roster.contract.ts";

interface RosterDialogProps {
  readonly roster: Roster;
  readonly onClose: () => void;
}

const ZONE = ":00+08:00";

/** Names one person for a span of time. */
export function RosterDialog({ roster, onClose }: RosterDialogProps) {
  const [id] = useState(freshUuid);
  const [accountId, setAccountId] = useState<string | undefined>();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const write = useWrite(setRosterEntry, { makesOld: [readRoster], onDone: onClose });
  const isBackwards = from !== "" && to !== "" && to <= from;
  return (
    <ActDialog
      title={`排班：${roster.placeName}`}
      what="这段时间里新来的报告先由这个人接。已经接下的报告不换人；要换人，在报告里转交。"
      okText="排上"
      ready={accountId !== undefined && from !== "" && !isBackwards}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (accountId !== undefined)
          write.mutate({
            params: { place: roster.placeCode },
            body: { id, accountId, from: from + ZONE, ...(to === "" ? {} : { to: to + ZONE }) },
          });
      }}
      onClose={onClose}
    >
      <Field label="谁接报告" required>
        {(ids) => (
          <Select
            id={ids.id}
            style={{ width: "100%" }}
            placeholder="请选择"
            showSearch={{ optionFilterProp: "label" }}
            value={accountId ?? null}
            options={roster.people.map(({ accountId: value, name, title }) => ({
              value,
              label: `${name}（${title}）`,
            }))}
            onChange={(value: string | null) => setAccountId(value ?? undefined)}
          />
        )}
      </Field>
      <Field label="从什么时候" required>
        {(ids) => (
          <Input
            id={ids.id}
            type="datetime-local"
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        )}
      </Field>
      <Field
        label="到什么时候"
        hint="不填就一直到撤下为止"
        fault={isBackwards ? "要晚于开始的时间" : undefined}
      >
        {(ids) => (
          <Input
            id={ids.id}
            type="datetime-local"
            value={to}
            onChange={({ target }) => setTo(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
