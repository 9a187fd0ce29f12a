import type { Change } from "../../../imports/import-rows.contract.ts";

/** 学校：大石小学 → 太和小学 */
export function ChangeItem({ change: { label, from, to } }: { readonly change: Change }) {
  return (
    <li>
      {label}：{from === "" ? <span className="ta-grey">（空）</span> : <del>{from}</del>} →{" "}
      <b>{to === "" ? "（空）" : to}</b>
    </li>
  );
}
