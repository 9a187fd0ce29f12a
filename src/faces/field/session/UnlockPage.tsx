import { useState } from "react";
import { MainButton } from "../parts/MainButton.tsx";
import { usePhone, usePhoneState } from "../phone-context.ts";
import { AloneFoot, LoginPage } from "./LoginPage.tsx";
import { PinPad } from "./PinPad.tsx";

export function UnlockPage() {
  const phone = usePhone();
  const { holder, waiting } = usePhoneState();
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [forgot, setForgot] = useState(false);
  if (forgot) return <LoginPage onDone={() => setForgot(false)} />;
  const unlock = async (pin: string) => {
    setIsBusy(true);
    try {
      setFault(await phone.unlock(pin));
    } catch {
      setFault("手机上的资料打不开。请联网后用密码登录一次，写好的还在。");
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <main className="fd-alone">
      <p className="fd-brand">童安</p>
      <h1 className="fd-alone-name">{holder?.name ?? ""}</h1>
      {waiting > 0 && <p className="fd-hint">手机上有 {waiting} 条还没上传，打开后会接着传。</p>}
      <PinPad label="输入 6 位解锁密码" onWhole={(pin) => void unlock(pin)} isBusy={isBusy} fault={fault} />
      <MainButton isQuiet onClick={() => setForgot(true)}>
        忘了解锁密码，用登录密码
      </MainButton>
      <AloneFoot />
    </main>
  );
}
