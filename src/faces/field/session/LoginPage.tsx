/** Once a phone: account and password, then six digits that open it every day, also without a line. */
import { useState } from "react";
import { asProblem } from "../../../platform/client/api-problem.ts";
import { identityProblems } from "../../../platform/identity/identity-problems.contract.ts";
import { MainButton } from "../parts/MainButton.tsx";
import { Note } from "../parts/Note.tsx";
import { WordsField } from "../parts/WordsField.tsx";
import { usePhone, usePhoneState } from "../phone-context.ts";
import { NewPin } from "./NewPin.tsx";
import { OwnPassword } from "./OwnPassword.tsx";

const { otpRequired, badOtp } = identityProblems;

interface LoginPageProps {
  /** Too long without a log-in: the same holder logs in again, everything is still here. */
  readonly isRenewal?: boolean;
  readonly onDone?: () => void;
}

export function LoginPage({ isRenewal = false, onDone }: LoginPageProps) {
  const phone = usePhone();
  const { holder, told, waiting } = usePhoneState();
  const [typed, setTyped] = useState({ username: holder?.username ?? "", password: "", otp: "" });
  const [step, setStep] = useState<"account" | "ownPassword" | "pin">("account");
  const [asksCode, setAsksCode] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const { username, password, otp } = typed;
  const account = { username: username.trim(), password, ...(otp === "" ? {} : { otp }) };
  const refuse = (error: unknown) => {
    const problem = asProblem(error);
    if (problem.code === otpRequired.code || problem.code === badOtp.code) setAsksCode(true);
    setTyped((before) => ({ ...before, otp: "" }));
    setFault(`${problem.title}。${problem.detail}`);
    setStep("account");
  };
  const prove = async () => {
    if (account.username === "" || password === "") {
      setFault("请填写用户名和密码");
      return;
    }
    setFault(null);
    setIsBusy(true);
    try {
      const { isFirst } = await phone.proveAccount(account);
      setStep(isFirst ? "ownPassword" : "pin");
    } catch (error) {
      refuse(error);
    } finally {
      setIsBusy(false);
    }
  };
  const logIn = async (pin: string) => {
    setIsBusy(true);
    try {
      await phone.logIn({ ...account, pin });
      onDone?.();
    } catch (error) {
      refuse(error);
    } finally {
      setIsBusy(false);
    }
  };

  if (step === "ownPassword")
    return (
      <OwnPassword
        onChanged={(next) => {
          setTyped({ ...typed, password: next });
          setStep("pin");
        }}
      />
    );
  if (step === "pin")
    return (
      <main className="fd-alone">
        <h1>设解锁密码</h1>
        <p>以后每次打开只输这 6 个数字，没有信号也能打开。别用生日，别告诉别人。</p>
        <NewPin onChosen={(pin) => void logIn(pin)} isBusy={isBusy} fault={fault} />
      </main>
    );
  return (
    <main className="fd-alone">
      <p className="fd-brand">童安</p>
      <h1>{isRenewal ? "请重新登录一次" : "登录"}</h1>
      {!isRenewal && told !== null && <Note tone="late">{told}</Note>}
      {isRenewal && (
        <Note tone="late">
          太久没有联网登录，孩子的资料先锁上了。写好的{waiting > 0 ? ` ${waiting} 条` : ""}
          都还在，登录后接着上传。
          {told !== null && <p>{told}</p>}
        </Note>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void prove();
        }}
      >
        <WordsField
          label="用户名"
          value={typed.username}
          onChange={(username) => setTyped({ ...typed, username })}
          autoComplete="username"
          max={80}
        />
        <WordsField
          label="密码"
          type="password"
          value={typed.password}
          onChange={(password) => setTyped({ ...typed, password })}
          autoComplete="current-password"
          max={200}
        />
        {asksCode && (
          <WordsField
            label="动态口令（6 位）"
            type="tel"
            value={typed.otp}
            onChange={(otp) => setTyped({ ...typed, otp })}
            autoComplete="one-time-code"
            max={6}
          />
        )}
        {fault !== null && (
          <p className="fd-fault" role="alert">
            {fault}
          </p>
        )}
        <button type="submit" className="fd-submit" disabled={isBusy}>
          {isBusy ? "正在登录…" : "下一步"}
        </button>
      </form>
      {onDone !== undefined && (
        <MainButton isQuiet onClick={onDone}>
          不改了
        </MainButton>
      )}
      <p className="fd-hint">第一次登录要有网络。忘了密码，请找镇街儿童督导员。</p>
      <AloneFoot canWrite={isRenewal} />
    </main>
  );
}

interface AloneFootProps {
  /** The files are closed, but a report is still taken by this phone. */
  readonly canWrite?: boolean;
}

/** Where nobody is logged in, danger and complaints still have their place. */
export function AloneFoot({ canWrite = false }: AloneFootProps) {
  return (
    <div className="fd-alone-foot">
      <p>
        孩子正有危险，请打 <a href="tel:110">110</a>。
      </p>
      <p>
        <a href={canWrite ? "#/report" : "/open/report"}>不登录也能报告</a>
        <a href="tel:12345">投诉建议：12345</a>
      </p>
    </div>
  );
}
