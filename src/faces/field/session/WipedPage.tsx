import { useState } from "react";
import { MainButton } from "../parts/MainButton.tsx";
import { usePhoneState } from "../phone-context.ts";
import { LoginPage } from "./LoginPage.tsx";

export function WipedPage() {
  const { told } = usePhoneState();
  const [again, setAgain] = useState(false);
  if (again) return <LoginPage />;
  return (
    <main className="fd-alone">
      <p className="fd-brand">童安</p>
      <h1>这部手机已经停用</h1>
      <p>{told ?? "孩子的资料已经从手机上清除。没有上传的记录已交给镇街，没有丢。"}</p>
      <MainButton onClick={() => setAgain(true)}>我要在这部手机上登录</MainButton>
    </main>
  );
}
