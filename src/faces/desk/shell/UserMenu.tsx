import { DownOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Dropdown } from "antd";
import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router";
import { call } from "../../../platform/client/api.ts";
import { asProblem } from "../../../platform/client/api-problem.ts";
import { wipeDrafts } from "../../../platform/client/draft-store.ts";
import { changePost, logOut } from "../../../platform/identity/identity.contract.ts";
import { PasswordDialog } from "../session/PasswordDialog.tsx";
import { SecondFactorDialog } from "../session/SecondFactorDialog.tsx";
import { useCan, useSession } from "../session/session.ts";
import { shortPlace } from "./short-place.ts";

/** Rarely wanted: not in the first load of every page. */
const DelegationDialog = lazy(async () => ({
  default: (await import("../pages/applications/DelegationDialog.tsx")).DelegationDialog,
}));

export function UserMenu() {
  const { user, post, posts } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [open, setOpen] = useState<"password" | "otp" | "delegation" | undefined>();
  const canDelegate = useCan("delegation.manage");

  const leaveBy = async (act: () => Promise<unknown>, failed: string) => {
    try {
      await act();
    } catch (error) {
      void message.error(`${failed}：${asProblem(error).title}`);
      return;
    }
    // What was seen and typed must not stay in this tab for the next person, or the next post.
    wipeDrafts();
    client.clear();
    window.location.assign("/");
  };
  const others = posts.filter(({ id }) => id !== post.id);

  const items = [
    { key: "post", label: <PostLine title={post.title} username={user.username} />, disabled: true },
    ...others.map(({ id, placeName, title }) => ({
      key: id,
      label: `换到${shortPlace(placeName)} · ${title}`,
      onClick: () => void leaveBy(() => call(changePost, { body: { postId: id } }), "没有换岗位"),
    })),
    { type: "divider" as const },
    ...(canDelegate
      ? [{ key: "delegation", label: "委托代办（外出、请假）", onClick: () => setOpen("delegation") }]
      : []),
    { key: "sessions", label: "在线登录", onClick: () => void navigate("/sessions") },
    { key: "password", label: "修改密码", onClick: () => setOpen("password") },
    { key: "otp", label: "动态口令", onClick: () => setOpen("otp") },
    { type: "divider" as const },
    { key: "leave", label: "退出登录", onClick: () => void leaveBy(() => call(logOut), "没有退出") },
  ];
  return (
    <>
      <Dropdown autoFocus menu={{ items }} trigger={["click"]} placement="bottomRight">
        <button type="button" className="ta-plain ta-user">
          <span className="ta-user-name">{user.displayName}</span>
          <span className="ta-user-post">
            {post.title}
            {others.length > 0 && `（还有 ${others.length} 个岗位）`}
          </span>
          <DownOutlined aria-hidden="true" />
        </button>
      </Dropdown>
      {open === "delegation" && (
        <Suspense fallback={null}>
          <DelegationDialog onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
      {open === "password" && <PasswordDialog onClose={() => setOpen(undefined)} />}
      {open === "otp" && <SecondFactorDialog onClose={() => setOpen(undefined)} />}
    </>
  );
}

function PostLine({ title, username }: { readonly title: string; readonly username: string }) {
  return (
    <span className="ta-user-line">
      {title}
      <br />
      账号 {username}
    </span>
  );
}
