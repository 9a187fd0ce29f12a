import { Input, Radio, Select } from "antd";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import type { Appointee } from "./useAppointee.ts";

interface AppointFieldsProps {
  readonly appointee: Appointee;
  readonly people: readonly {
    readonly accountId: string;
    readonly name: string;
    readonly villages: string[];
  }[];
}

/** Whom and from when: somebody who is director already, or a new person. */
export function AppointFields({ appointee, people }: AppointFieldsProps) {
  const { typed, set } = appointee;
  return (
    <>
      <Field label="谁来负责" required>
        {({ id }) => (
          <Radio.Group
            id={id}
            value={typed.who}
            options={[
              { value: "new", label: "新来的人" },
              { value: "known", label: "别的村的儿童主任兼管" },
            ]}
            onChange={({ target }) => set({ who: target.value as "new" | "known" })}
          />
        )}
      </Field>
      {typed.who === "known" ? (
        <Field label="现有的儿童主任" required>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              showSearch={{ optionFilterProp: "label" }}
              value={typed.accountId ?? null}
              placeholder="选一个人，可以打字查找"
              options={people.map(({ accountId, name, villages }) => ({
                value: accountId,
                label: `${name}（${villages.join("、")}）`,
              }))}
              onChange={(accountId: string | null) => set({ accountId: accountId ?? undefined })}
            />
          )}
        </Field>
      ) : (
        <>
          <Field label="姓名" required>
            {({ id }) => (
              <Input
                id={id}
                maxLength={40}
                value={typed.name}
                onChange={({ target }) => set({ name: target.value })}
              />
            )}
          </Field>
          <Field label="登录用的用户名" required hint="小写字母开头，可以有数字和短横线，比如 hexinlan">
            {({ id, describedBy }) => (
              <Input
                id={id}
                aria-describedby={describedBy}
                maxLength={40}
                autoComplete="off"
                value={typed.username}
                onChange={({ target }) => set({ username: target.value })}
              />
            )}
          </Field>
        </>
      )}
      <Field label="从哪天起" required>
        {({ id }) => <DateField id={id} value={typed.from} onChange={(from) => set({ from })} />}
      </Field>
      {typed.who === "known" && (
        <Field label="到哪天为止" hint="不填就一直兼管，直到登记离任">
          {({ id }) => <DateField id={id} value={typed.until} onChange={(until) => set({ until })} />}
        </Field>
      )}
    </>
  );
}
