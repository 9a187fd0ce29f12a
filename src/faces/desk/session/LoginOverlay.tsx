import { Modal } from "antd";
import { useSyncExternalStore } from "react";
import { isGateShut, subscribeToGate } from "../../../platform/client/login-gate.ts";
import { LoginForm } from "./LoginForm.tsx";
import { useSession } from "./session.ts";

/** Lies over the page when the session has run out. The page underneath keeps everything typed. */
export function LoginOverlay() {
  const { user, post } = useSession();
  const shut = useSyncExternalStore(subscribeToGate, isGateShut);
  return (
    <Modal
      open={shut}
      title="登录已经超时，请再登录一次"
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={400}
      // The dialog takes the keyboard to its first field, which is filled in already.
      afterOpenChange={(isOpen) => {
        if (isOpen) document.getElementById("login-password")?.focus();
      }}
      destroyOnHidden
      // Whoever comes to a desk that was left must not read what lies on it.
      styles={{ mask: { background: "var(--ta-page)" } }}
    >
      <div className="ta-login-again">
        <p>登录后接着做，没有保存的内容还在页面上。</p>
        <LoginForm owner={{ ...user, postId: post.id }} />
      </div>
    </Modal>
  );
}
