import { Button, Drawer } from "antd";
import { momentText } from "../../parts/moment.ts";
import { type AuditEntry, effectLabels, sayDetail } from "./audit-words.ts";

interface EntryDrawerProps {
  readonly entry: AuditEntry | undefined;
  readonly onClose: () => void;
  readonly onSubject: (id: string) => void;
}

/** One entry, whole. */
export function EntryDrawer({ entry, onClose, onSubject }: EntryDrawerProps) {
  return (
    <Drawer open={entry !== undefined} onClose={onClose} title={entry?.title} size={480}>
      {entry !== undefined && (
        <dl className="ta-audit-entry">
          <Line label="时间" value={momentText(entry.at)} />
          <Line label="谁" value={`${entry.actor} · ${entry.role} · ${entry.placeName}`} />
          <Line label="类型" value={effectLabels[entry.effect] ?? entry.effect} />
          <Line label="事由" value={entry.purpose ?? "—"} />
          <Line label="网络地址" value={entry.ip ?? "—"} />
          {sayDetail(entry.detail).map((line) => (
            <Line key={line.label} {...line} />
          ))}
          <Line label="操作代码" value={entry.operation} />
          <Line label="日志编号" value={String(entry.id)} />
          <dt>涉及</dt>
          <dd>
            {entry.subjects === 0 ? "不涉及个人" : `${entry.subjects} 人`}
            {entry.subjectIds.map((id, index) => (
              <Button key={id} type="link" size="small" onClick={() => onSubject(id)}>
                第 {index + 1} 人的全部记录
              </Button>
            ))}
            {entry.subjects > entry.subjectIds.length && <span className="ta-grey"> 其余不在此列出</span>}
          </dd>
        </dl>
      )}
    </Drawer>
  );
}

function Line({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
