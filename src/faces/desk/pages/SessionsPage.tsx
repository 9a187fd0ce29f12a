import { App, Button } from "antd";
import type { OutputOf } from "../../../kernel/operation.ts";
import { usePages } from "../../../platform/client/useRead.ts";
import { useWrite } from "../../../platform/client/useWrite.ts";
import { endSession, listSessions } from "../../../platform/identity/identity.contract.ts";
import { DataTable } from "../parts/DataTable.tsx";
import { EmptyState } from "../parts/EmptyState.tsx";
import { momentText } from "../parts/moment.ts";
import type { Column } from "../parts/table-column.ts";
import { useCan } from "../session/session.ts";
import { browserName } from "./browser-name.ts";

type SessionRow = OutputOf<typeof listSessions>["items"][number];

/** Where this account is logged in, and a way to end what is not oneself; for who manages accounts, everybody. */
export function SessionsPage() {
  const { modal, message } = App.useApp();
  const all = useCan("account.manage");
  const list = usePages(listSessions, { query: { limit: 100 } }, { freshForMs: 0 });
  const end = useWrite(endSession, {
    makesOld: [listSessions],
    onDone: () => void message.success("已下线。那边再操作时会要求重新登录。"),
  });
  const ask = (row: SessionRow) => {
    modal.confirm({
      title: `让 ${row.displayName} 在 ${row.ip ?? "不详"} 的登录下线？`,
      content: "那边没有保存的内容会留在那个浏览器里，重新登录后还能接着填。",
      okText: "强制下线",
      okButtonProps: { danger: true },
      cancelText: "取消",
      onOk: () => end.mutateAsync({ params: { id: row.id } }).catch(() => undefined),
    });
  };

  const columns: Column<SessionRow>[] = [
    {
      key: "who",
      title: "谁",
      width: 130,
      cell: (row) => row.displayName,
      text: (row) => row.displayName,
    },
    { key: "title", title: "岗位", width: 200, cell: (row) => row.title },
    { key: "lastSeenAt", title: "最近操作", width: 140, cell: (row) => momentText(row.lastSeenAt) },
    { key: "createdAt", title: "登录时间", width: 140, cell: (row) => momentText(row.createdAt) },
    { key: "ip", title: "网络地址", width: 140, cell: (row) => row.ip ?? "不详" },
    { key: "browser", title: "浏览器", width: 220, cell: (row) => browserName(row.userAgent) },
    {
      key: "act",
      title: "",
      width: 110,
      cell: (row) =>
        row.mine ? (
          <span className="ta-green">就是这里</span>
        ) : (
          <button type="button" className="ta-link" onClick={() => ask(row)}>
            强制下线
          </button>
        ),
    },
  ];
  return (
    <div className="ta-page">
      <div className="ta-page-head">
        <h1>在线登录</h1>
        <span className="ta-grey">
          {all ? "现在登录着的所有账号。" : "您的账号现在登录在这些地方。有不认识的，请让它下线并修改密码。"}
        </span>
        <div className="ta-page-acts">
          <Button onClick={() => void list.refetch()}>刷新</Button>
        </div>
      </div>
      <DataTable
        label="在线登录"
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        isPending={list.isPending}
        problem={list.error ?? end.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="没有别的登录" />}
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
    </div>
  );
}
