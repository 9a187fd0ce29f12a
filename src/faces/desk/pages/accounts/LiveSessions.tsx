import { Button } from "antd";
import { useState } from "react";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { endSession, listSessions } from "../../../../platform/identity/identity.contract.ts";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { momentText } from "../../parts/moment.ts";
import type { Column } from "../../parts/table-column.ts";

type Live = OutputOf<typeof listSessions>["items"][number];

/** Log-ins that are alive: one's own, or everybody's for whoever manages accounts; each can be sent home. */
export function LiveSessions() {
  const list = usePages(listSessions, { query: { limit: 100 } });
  const [asked, setAsked] = useState<Live | undefined>();
  const end = useWrite(endSession, { makesOld: [listSessions], onDone: () => setAsked(undefined) });
  const columns: readonly Column<Live>[] = [
    {
      key: "displayName",
      title: "谁",
      width: 220,
      cell: (row) => `${row.displayName}（${row.username}）`,
      text: (row) => `${row.displayName}（${row.username}）`,
    },
    { key: "title", title: "职务", width: 180, cell: (row) => row.title, text: (row) => row.title },
    { key: "createdAt", title: "登录时间", width: 160, cell: (row) => momentText(row.createdAt) },
    { key: "lastSeenAt", title: "最近操作", width: 160, cell: (row) => momentText(row.lastSeenAt) },
    { key: "ip", title: "网络地址", width: 130, cell: (row) => row.ip ?? "" },
    {
      key: "acts",
      title: "",
      width: 100,
      cell: (row) =>
        row.mine ? (
          <span className="ta-grey">本次登录</span>
        ) : (
          <Button type="link" size="small" onClick={() => setAsked(row)}>
            强制下线
          </Button>
        ),
    },
  ];
  return (
    <>
      <DataTable
        label="在线登录"
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        isPending={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="没有在线登录">有人登录后会列在这里。</EmptyState>}
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
      {asked !== undefined && (
        <ActDialog
          title={`让 ${asked.displayName} 下线`}
          what="对方会回到登录页，没有提交的内容留在他的页面上，重新登录后可以接着做。"
          okText="强制下线"
          danger
          ready
          busy={end.isPending}
          problem={end.error}
          onConfirm={() => end.mutate({ params: { id: asked.id } })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
