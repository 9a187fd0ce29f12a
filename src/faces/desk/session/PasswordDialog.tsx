import { App, Input } from "antd";
import { useState } from "react";
import { useWrite } from "../../../platform/client/useWrite.ts";
import { changePassword } from "../../../platform/identity/identity.contract.ts";
import { ActDialog } from "../parts/ActDialog.tsx";

interface PasswordDialogProps {
  readonly onClose: () => void;
  /** The password was made by somebody else: it goes before anything else is done. */
  readonly isFirst?: boolean;
}

export function PasswordDialog({ onClose, isFirst = false }: PasswordDialogProps) {
  const { message } = App.useApp();
  const [typed, setTyped] = useState({ current: "", next: "", again: "" });
  const { mutate, isPending, error } = useWrite(changePassword, {
    onDone: () => {
      void message.success("密码已修改。您在别处的登录已经下线。");
      onClose();
    },
  });
  const differs = typed.again !== "" && typed.again !== typed.next;
  const ready = typed.current !== "" && typed.next !== "" && typed.next === typed.again;
  return (
    <ActDialog
      title={isFirst ? "先改成自己的密码" : "修改密码"}
      {...(isFirst
        ? { what: "现在的密码是别人给您开账号时设的。改成只有您自己知道的密码，就可以开始用了。" }
        : {})}
      okText="修改密码"
      width={420}
      ready={ready}
      busy={isPending}
      problem={error}
      onConfirm={() => mutate({ body: { current: typed.current, next: typed.next } })}
      onClose={onClose}
    >
      <div className="ta-login-form">
        <label htmlFor="password-current">当前密码</label>
        <Input.Password
          id="password-current"
          autoComplete="current-password"
          value={typed.current}
          onChange={({ target }) => setTyped({ ...typed, current: target.value })}
        />
        <label htmlFor="password-next">新密码</label>
        <Input.Password
          id="password-next"
          autoComplete="new-password"
          value={typed.next}
          onChange={({ target }) => setTyped({ ...typed, next: target.value })}
        />
        <label htmlFor="password-again">新密码再输一遍</label>
        <Input.Password
          id="password-again"
          autoComplete="new-password"
          status={differs ? "error" : ""}
          aria-describedby="password-differs"
          value={typed.again}
          onChange={({ target }) => setTyped({ ...typed, again: target.value })}
        />
        <p id="password-differs" className="ta-red ta-small">
          {differs ? "两次输入的新密码不一样" : " "}
        </p>
      </div>
    </ActDialog>
  );
}
