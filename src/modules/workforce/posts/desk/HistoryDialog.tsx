import { Drawer } from "antd";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readPostHistory } from "../posts.contract.ts";
import "./posts.css";

/** Everybody who has looked after the village. */
export function HistoryDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const { data, error, refetch } = useRead(readPostHistory, { params: { village: code } });
  return (
    <Drawer
      open
      title={`历任儿童主任 ${data?.villageName ?? ""}`}
      size={Math.min(520, window.innerWidth)}
      onClose={onClose}
      destroyOnHidden
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="ta-grey">还没有登记过儿童主任。</p>}
      <ul className="ta-post-history" aria-busy={data === undefined}>
        {(data?.items ?? []).map(({ postId, name, title, from, until, beganWhy, endedWhy }) => (
          <li key={postId}>
            <b>{name}</b> <span className="ta-grey">{title}</span>
            <br />
            {from} 起{until === null ? "，现任" : `，到 ${until} 为止`}
            {beganWhy !== null && <p className="ta-grey ta-small">到任：{beganWhy}</p>}
            {endedWhy !== null && <p className="ta-grey ta-small">离任：{endedWhy}</p>}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
