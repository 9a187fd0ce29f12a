import { Button, Input, Tabs } from "antd";
import { useState } from "react";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listAccounts, setAccountState } from "../../../../platform/identity/identity.contract.ts";
import { resetOtp } from "../../../../platform/identity/second-factor.contract.ts";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import type { Column } from "../../parts/table-column.ts";
import { useUrlState } from "../../parts/useUrlState.ts";
import { useCan } from "../../session/session.ts";
import { LiveSessions } from "./LiveSessions.tsx";

type Account = OutputOf<typeof listAccounts>["items"][number];
type Action = "disable" | "enable" | "unlock" | "resetOtp";

const actionWords: Readonly<Record<Action, { readonly ok: string; readonly what: string }>> = {
  disable: { ok: "停用账号", what: "停用后这个人马上下线，不能再登录；他做过的事和登记的内容都不变。" },
  enable: { ok: "启用账号", what: "启用后这个人可以用原来的口令登录，岗位和辖区不变。" },
  unlock: { ok: "解除锁定", what: "解除后这个人可以马上再试登录，口令不变。" },
  resetOtp: {
    ok: "重置动态口令",
    what: "重置后这个人马上下线，只用密码就能登录，再自己重新设置。请先核实确是本人，例如手机丢失。",
  },
};

/** Who can log in, in which posts; stop, start and unlock; who is here now. */
export function AccountsPage() {
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>账号与岗位</h1>
      </header>
      <Tabs
        items={[
          { key: "accounts", label: "账号", children: <Accounts /> },
          { key: "sessions", label: "在线", children: <LiveSessions /> },
        ]}
      />
    </div>
  );
}

function Accounts() {
  const { values, set } = useUrlState();
  const { q } = values;
  const resets = useCan("account.resetOtp");
  const [asked, setAsked] = useState<{ readonly account: Account; readonly action: Action } | undefined>();
  const list = usePages(listAccounts, { query: { limit: 100, ...(q === undefined ? {} : { q }) } });
  const columns: readonly Column<Account>[] = [
    {
      key: "displayName",
      title: "姓名",
      width: 110,
      cell: (row) => row.displayName,
      text: (row) => row.displayName,
    },
    {
      key: "username",
      title: "用户名",
      width: 210,
      cell: (row) => row.username,
      text: (row) => row.username,
    },
    {
      key: "posts",
      title: "岗位",
      width: 320,
      cell: (row) =>
        row.posts.map((post) => `${post.title}（${post.placeName}）`).join("、") || "没有在任岗位",
      text: (row) => row.posts.map((post) => `${post.title}（${post.placeName}）`).join("、"),
    },
    { key: "state", title: "状态", width: 90, cell: (row) => <StateWord account={row} /> },
    {
      key: "secondFactor",
      title: "动态口令",
      width: 90,
      cell: (row) => (row.secondFactor ? "已开启" : <span className="ta-grey">未开启</span>),
    },
    {
      key: "acts",
      title: "",
      width: 240,
      cell: (row) => (
        <>
          {resets && row.secondFactor && (
            <Act word="重置动态口令" onClick={() => setAsked({ account: row, action: "resetOtp" })} />
          )}
          {row.locked && <Act word="解锁" onClick={() => setAsked({ account: row, action: "unlock" })} />}
          {row.disabled ? (
            <Act word="启用" onClick={() => setAsked({ account: row, action: "enable" })} />
          ) : (
            <Act word="停用" onClick={() => setAsked({ account: row, action: "disable" })} />
          )}
        </>
      ),
    },
  ];
  return (
    <>
      <Input.Search
        className="ta-accounts-search"
        allowClear
        defaultValue={q}
        placeholder="用户名或姓名的开头"
        aria-label="查找账号"
        onSearch={(text) => set({ q: text.trim() === "" ? undefined : text.trim() })}
      />
      <DataTable
        label="账号"
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        isPending={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="没有找到账号">换一个用户名或姓名的开头再找。</EmptyState>}
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
      {asked !== undefined && <StateDialog {...asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function Act({ word, onClick }: { readonly word: string; readonly onClick: () => void }) {
  return (
    <Button type="link" size="small" onClick={onClick}>
      {word}
    </Button>
  );
}

function StateWord({ account }: { readonly account: Account }) {
  if (account.disabled) return <span className="ta-grey">已停用</span>;
  return account.locked ? <span className="ta-amber">已锁定</span> : <span className="ta-green">正常</span>;
}

interface StateDialogProps {
  readonly account: Account;
  readonly action: Action;
  readonly onClose: () => void;
}

function StateDialog({ account, action, onClose }: StateDialogProps) {
  const [reason, setReason] = useState("");
  const done = { makesOld: [listAccounts], onDone: onClose };
  const change = useWrite(setAccountState, done);
  const reset = useWrite(resetOtp, done);
  const { ok, what } = actionWords[action];
  const confirm = () => {
    const params = { id: account.id };
    const why = { reason: reason.trim() };
    if (action === "resetOtp") reset.mutate({ params, body: why });
    else change.mutate({ params, body: { action, ...why } });
  };
  return (
    <ActDialog
      title={`${ok}：${account.displayName}（${account.username}）`}
      what={what}
      okText={ok}
      danger={action === "disable" || action === "resetOtp"}
      ready={reason.trim().length >= 2}
      busy={change.isPending || reset.isPending}
      problem={change.error ?? reset.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Input.TextArea
        autoFocus
        rows={2}
        maxLength={200}
        value={reason}
        placeholder="原因（写进审计日志）"
        aria-label="原因"
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  );
}
