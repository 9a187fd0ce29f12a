import { App, Input, QRCode } from "antd";
import { useState } from "react";
import { useWrite } from "../../../platform/client/useWrite.ts";
import { readSession } from "../../../platform/identity/identity.contract.ts";
import { beginOtp, confirmOtp, removeOtp } from "../../../platform/identity/second-factor.contract.ts";
import { ActDialog } from "../parts/ActDialog.tsx";
import { useSession } from "./session.ts";
import "./second-factor.css";

interface DialogProps {
  readonly onClose: () => void;
}

/** Turns the code from the phone on, moves it to another phone, or turns it off. */
export function SecondFactorDialog({ onClose }: DialogProps) {
  const { secondFactor } = useSession();
  const [leaving, setLeaving] = useState(false);
  const begin = useWrite(beginOtp);
  if (begin.data !== undefined) return <ScanStep {...begin.data} onClose={onClose} />;
  if (leaving) return <RemoveStep onClose={onClose} />;
  return (
    <ProofStep
      title={secondFactor ? "动态口令（已开启）" : "开启动态口令"}
      what={
        secondFactor ? (
          <>
            登录时除了密码，还要输入手机验证器上的六位数字。要换一部手机，请用现在的手机再验证一次；
            <button type="button" className="ta-link" onClick={() => setLeaving(true)}>
              也可以关闭动态口令
            </button>
            。
          </>
        ) : (
          "开启后，登录时除了密码，还要输入手机验证器上的六位数字，别人知道了密码也进不来。手机上要先装一个验证器，如“腾讯身份验证器”。"
        )
      }
      okText={secondFactor ? "换一部手机" : "下一步"}
      busy={begin.isPending}
      problem={begin.error}
      onConfirm={(body) => begin.mutate({ body })}
      onClose={onClose}
    />
  );
}

function RemoveStep({ onClose }: DialogProps) {
  const { message } = App.useApp();
  const remove = useWrite(removeOtp, {
    makesOld: [readSession],
    onDone: () => {
      void message.success("动态口令已关闭，以后只用密码登录。");
      onClose();
    },
  });
  return (
    <ProofStep
      title="关闭动态口令"
      what="关闭后只用密码登录。您的其他设置不变，以后可以再开启。"
      okText="关闭动态口令"
      danger
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={(body) => remove.mutate({ body })}
      onClose={onClose}
    />
  );
}

interface ProofStepProps extends DialogProps {
  readonly title: string;
  readonly what: React.ReactNode;
  readonly okText: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onConfirm: (proof: { password: string; otp?: string }) => void;
}

/** The password, and the code of the phone in use if there is one: who sits here must be who the account belongs to. */
function ProofStep({ onConfirm, problem, ...dialog }: ProofStepProps) {
  const { secondFactor } = useSession();
  const [typed, setTyped] = useState({ password: "", otp: "" });
  const ready = typed.password !== "" && (!secondFactor || typed.otp.trim() !== "");
  return (
    <ActDialog
      {...dialog}
      width={440}
      ready={ready}
      problem={problem}
      onConfirm={() => onConfirm(secondFactor ? typed : { password: typed.password })}
    >
      <div className="ta-login-form">
        <label htmlFor="otp-password">当前密码</label>
        <Input.Password
          id="otp-password"
          autoFocus
          autoComplete="current-password"
          value={typed.password}
          onChange={({ target }) => setTyped({ ...typed, password: target.value })}
        />
        {secondFactor && (
          <CodeField
            label="现在这部手机上的六位数字"
            value={typed.otp}
            onChange={(otp) => setTyped({ ...typed, otp })}
          />
        )}
      </div>
    </ActDialog>
  );
}

interface ScanStepProps extends DialogProps {
  readonly secret: string;
  readonly address: string;
}

function ScanStep({ secret, address, onClose }: ScanStepProps) {
  const { message } = App.useApp();
  const [otp, setOtp] = useState("");
  const confirm = useWrite(confirmOtp, {
    makesOld: [readSession],
    onDone: () => {
      void message.success("动态口令已开启。您在别处的登录已经下线。");
      onClose();
    },
  });
  return (
    <ActDialog
      title="用手机扫描"
      what="用手机验证器扫描二维码，再填入手机上出现的六位数字。填对之前，原来的登录方式不变。"
      okText="确认开启"
      width={440}
      ready={otp.trim().length >= 6}
      busy={confirm.isPending}
      problem={confirm.error}
      onConfirm={() => confirm.mutate({ body: { otp } })}
      onClose={onClose}
    >
      <div className="ta-otp-scan">
        <QRCode
          aria-label="供手机扫描的二维码"
          type="svg"
          value={address}
          size={180}
          bordered={false}
          errorLevel="M"
        />
        <p>
          不能扫描时，在验证器里手工输入这个密钥（只显示这一次）：
          <code>{secret.match(/.{1,4}/g)?.join(" ")}</code>
        </p>
      </div>
      <div className="ta-login-form">
        <CodeField label="手机上的六位数字" value={otp} onChange={setOtp} />
      </div>
    </ActDialog>
  );
}

interface CodeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function CodeField({ label, value, onChange }: CodeFieldProps) {
  return (
    <>
      <label htmlFor="otp-code">{label}</label>
      <Input
        id="otp-code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  );
}
