import { Button, Input, type InputRef } from "antd";
import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { identityProblems } from "../../../platform/identity/identity-problems.contract.ts";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { useLogIn } from "./useLogIn.ts";
import "./login.css";

const { otpRequired, badOtp } = identityProblems;

interface LoginFormProps {
  /** Over a page that is already somebody's: their name stands there, and another account starts afresh. */
  readonly owner?: { readonly id: string; readonly username: string; readonly postId: string };
}

export function LoginForm({ owner }: LoginFormProps) {
  const [typed, setTyped] = useState({ username: owner?.username ?? "", password: "", otp: "" });
  const [asksCode, setAsksCode] = useState(false);
  const { mutate, isPending, error } = useLogIn(owner?.id);
  const password = useRef<InputRef>(null);
  const code = useRef<InputRef>(null);
  const asksPassword = owner !== undefined;
  useEffect(() => {
    if (asksPassword) password.current?.focus();
  }, [asksPassword]);
  useEffect(() => {
    if (asksCode) code.current?.focus();
  }, [asksCode]);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (typed.username.trim() === "" || typed.password === "") return;
    const { username, password, otp } = typed;
    mutate(
      {
        username: username.trim(),
        password,
        ...(asksCode && otp !== "" ? { otp } : {}),
        ...(owner === undefined ? {} : { postId: owner.postId }),
      },
      {
        onError: (problem) => {
          if (problem.code === otpRequired.code) setAsksCode(true);
          if (problem.code !== badOtp.code) return;
          // Each code is good once: the next one is typed into an empty field.
          setTyped((before) => ({ ...before, otp: "" }));
          code.current?.focus();
        },
      },
    );
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
        onChange={({ target }) => {
          setTyped({ ...typed, username: target.value, otp: "" });
          setAsksCode(false);
        }}
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
      {asksCode && (
        <>
          <label htmlFor="login-otp">动态口令</label>
          <Input
            id="login-otp"
            ref={code}
            size="large"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            placeholder="手机验证器上的六位数字"
            value={typed.otp}
            onChange={({ target }) => setTyped({ ...typed, otp: target.value })}
          />
        </>
      )}
      {error !== null && error.code !== otpRequired.code && <ProblemNote problem={error} compact />}
      <Button htmlType="submit" type="primary" size="large" block loading={isPending}>
        登录
      </Button>
    </form>
  );
}
