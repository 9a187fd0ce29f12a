import { useRead } from "../../../platform/client/useRead.ts";
import { readDemo } from "../../../platform/identity/demo.contract.ts";
import { markAddress } from "../mark.ts";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { LoginForm } from "./LoginForm.tsx";
import { useLogIn } from "./useLogIn.ts";
import "./login.css";

export function LoginPage() {
  return (
    <main className="ta-login">
      <div className="ta-login-card">
        <div className="ta-login-name">
          <img src={markAddress} alt="" />
          <div>
            <h1>童安</h1>
            <p>儿童福利与未成年人保护</p>
          </div>
        </div>
        <LoginForm />
      </div>
      <DemoAccounts />
      <p className="ta-login-foot">忘记密码，请联系本单位的系统管理员。请勿把账号借给他人使用。</p>
    </main>
  );
}

/** Only a server with demonstration data offers these. */
function DemoAccounts() {
  const { data } = useRead(readDemo, {});
  const { mutate, isPending, error } = useLogIn(undefined);
  if (data === undefined) return null;
  return (
    <section className="ta-login-demo">
      <h2>这里是演示数据，人名和事情都是编造的。点一个岗位直接进入：</h2>
      {error !== null && <ProblemNote problem={error} compact />}
      <ul className="ta-paper">
        {data.accounts.map((account) => (
          <li key={account.username}>
            <button
              type="button"
              className="ta-plain"
              disabled={isPending}
              onClick={() => mutate({ username: account.username, password: data.password })}
            >
              <b>{account.title}</b>
              <span>{account.place}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
