import type { ParameterNow } from "../../../../platform/parameters/parameters.contract.ts";
import { CertaintyTag } from "./CertaintyTag.tsx";
import { ReferenceNote } from "./ReferenceNote.tsx";

interface ParameterGroupProps {
  readonly title: string;
  readonly items: readonly ParameterNow[];
  readonly onOpen: (key: string) => void;
}

export function ParameterGroup({ title, items, onOpen }: ParameterGroupProps) {
  return (
    <section className="ta-paper ta-paper-long" aria-label={title}>
      <div className="ta-paper-head">
        <h2>{title}</h2>
        <span className="ta-grey ta-small">{items.length} 项</span>
      </div>
      <table className="ta-param-table is-list">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" className="ta-num">
              值
            </th>
            <th scope="col">自</th>
            <th scope="col">依据</th>
            <th scope="col">核对</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.key} item={item} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ item, onOpen }: { readonly item: ParameterNow; readonly onOpen: (key: string) => void }) {
  const { key, label, decides, reference, current, next } = item;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="ta-link ta-param-name" onClick={() => onOpen(key)}>
          {label}
        </button>
        <p className="ta-grey ta-small">{decides}</p>
        {reference !== null && <ReferenceNote why={reference} />}
      </th>
      <td className="ta-num" data-label="值">
        {current === null ? <span className="ta-purple">还没有录入</span> : <b>{current.words}</b>}
        {next !== null && (
          <p className="ta-small ta-amber">
            {next.from} 起 {next.words}
          </p>
        )}
      </td>
      <td data-label="自" className="ta-nowrap">
        {current?.since ?? ""}
      </td>
      <td data-label="依据">{current?.document ?? ""}</td>
      <td data-label="核对">{current !== null && <CertaintyTag certainty={current.certainty} />}</td>
    </tr>
  );
}
