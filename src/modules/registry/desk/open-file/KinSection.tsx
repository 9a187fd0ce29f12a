import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { KinRow } from "./KinRow.tsx";
import { emptyKin, isFilledIn, type KinDraft } from "./open-file-draft.ts";
import type { OpenForm } from "./open-form.ts";

const MOST = 10;

/** Parents and who looks after the child day by day. */
export function KinSection({ form }: { readonly form: OpenForm }) {
  const { draft, set } = form;
  const put = (key: number, patch: Partial<KinDraft>) =>
    set({ kin: draft.kin.map((kin) => (kin.key === key ? { ...kin, ...patch } : kin)) });
  const add = () =>
    set({ kin: [...draft.kin, emptyKin(Math.max(0, ...draft.kin.map(({ key }) => key)) + 1)] });
  const nobodyCares = draft.kin.some(isFilledIn) && !draft.kin.some(({ cares }) => cares);
  return (
    <section className="ta-paper" aria-label="家人与照护人">
      <div className="ta-paper-head">
        <h2>家人与照护人</h2>
        <span className="ta-grey ta-small">不知道的可以空着，空行不会登记</span>
      </div>
      <div className="ta-paper-body">
        {draft.kin.map((kin) => (
          <KinRow
            key={kin.key}
            form={form}
            kin={kin}
            // The rows that are sent are counted, not those that stand here.
            path={`kin.${draft.kin.filter(isFilledIn).indexOf(kin)}`}
            put={(patch) => put(kin.key, patch)}
            remove={() => set({ kin: draft.kin.filter(({ key }) => key !== kin.key) })}
          />
        ))}
        <div className="ta-row">
          <Button icon={<PlusOutlined />} disabled={draft.kin.length >= MOST} onClick={add}>
            再加一个人
          </Button>
          {nobodyCares && <span className="ta-amber ta-small">还没有选平时照料孩子的人</span>}
        </div>
      </div>
    </section>
  );
}
