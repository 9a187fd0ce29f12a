import { useState } from "react";
import type { SyncResult } from "../../../platform/client/offline/phone.ts";
import { MainButton } from "../parts/MainButton.tsx";
import { usePhone, usePhoneState, useToday } from "../phone-context.ts";
import { saySync } from "../say-sync.ts";

/** What really came of it, and when it last did. */
export function SyncNow() {
  const phone = usePhone();
  const { sync } = usePhoneState();
  const today = useToday();
  const [result, setResult] = useState<SyncResult>();
  const run = async () => {
    setResult(undefined);
    setResult(await phone.syncNow());
  };
  return (
    <div className="fd-sync-now">
      <MainButton onClick={() => void run()} isBusy={sync.isRunning}>
        {sync.isRunning ? "正在上传、更新…" : "现在上传、更新"}
      </MainButton>
      <p role="status" className={result?.ok === false ? "fd-fault" : "fd-aside"}>
        {saySync(result, sync, today)}
      </p>
    </div>
  );
}
