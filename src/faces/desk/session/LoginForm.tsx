import { Button, Input, type InputRef } from "antd";
import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { useLogIn } from "./useLogIn.ts";
import "./login.css";

interface LoginFormProps {
  /** Over a page that is already somebody's: their name stands there, and another account starts afresh. */
  readonly owner?: { readonly id: string; readonly username: string };
}

export function LoginForm({ owner }: LoginFormProps) {
  const [typed, setTyped] = useState({ username: owner?.username ?? "", password: "" });
  const { mutate, isPending, error } = useLogIn(owner?.id);
  const password = useRef<InputRef>(null);
  const asksPassword = owner !== undefined;
  useEffect(() => {
    if (asksPassword) password.current?.focus();
  }, [asksPassword]);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (typed.username.trim() === "" || typed.password === "") return;
    mutate({ username: typed.username.trim(), password: typed.password });
  };

  return (
    <form className="ta-login-form" onSubmit={submit}>
      <label htmlFor="login-username">用户名</label>
      <Input
        id="login-username"
        size="large"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus={owner === undefined}
        value={typed.username}
        onChange={({ target }) => setTyped({ ...typed, username: target.value })}
      />
      <label htmlFor="login-password">密码</label>
      <Input.Password
        id="login-password"
        ref={password}
        size="large"
        autoComplete="current-password"
        value={typed.password}
        onChange={({ target }) => setTyped({ ...typed, password: target.value })}
      />
      {error !== null && <ProblemNote problem={error} compact />}
      <Button htmlType="submit" type="primary" size="large" block loading={isPending}>
        登录
      </Button>
    </form>
  );
}
