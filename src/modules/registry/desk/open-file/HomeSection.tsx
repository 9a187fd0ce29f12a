import { Input, Select } from "antd";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { PlacePicker } from "../../../../faces/desk/parts/PlacePicker.tsx";
import { hukouCodes } from "../../codes.contract.ts";
import { optionsOf } from "./code-options.ts";
import type { OpenForm } from "./open-form.ts";

/** Where the child lives, since when; and what the household register says. */
export function HomeSection({ form }: { readonly form: OpenForm }) {
  const { draft, set, faultOf, today } = form;
  return (
    <section className="ta-paper" aria-label="住在哪">
      <div className="ta-paper-head">
        <h2>住在哪</h2>
      </div>
      <div className="ta-paper-body ta-form">
        <Field label="村（社区）" required fault={faultOf("villageCode")}>
          {(ids) => (
            <PlacePicker
              {...ids}
              only="village"
              value={draft.villageCode}
              onChange={(villageCode) => set({ villageCode })}
            />
          )}
        </Field>
        <Field
          label="从哪天起"
          required
          hint="住到这里、由您这里管的第一天；没有特别情况就是今天"
          fault={faultOf("on")}
        >
          {(ids) => <DateField {...ids} value={draft.on} max={today} onChange={(on) => set({ on })} />}
        </Field>
        <Field label="详细地址">
          {({ id }) => (
            <Input
              id={id}
              autoComplete="off"
              maxLength={200}
              placeholder="组、院落、门牌"
              value={draft.address}
              onChange={({ target }) => set({ address: target.value })}
            />
          )}
        </Field>
        <Field label="户籍性质">
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              allowClear
              placeholder="不清楚可以不选"
              value={draft.hukou === "" ? null : draft.hukou}
              options={optionsOf(hukouCodes)}
              onChange={(hukou: string | null) => set({ hukou: hukou ?? "" })}
            />
          )}
        </Field>
      </div>
    </section>
  );
}
