import { App } from "antd";
import { useState } from "react";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { download } from "../../../../platform/client/download.ts";
import { takeDelivery } from "../../../../platform/exchange/outbound/outbound.contract.ts";

/** Brings the file of a copy that was made, and says so; why not, where it did not come. */
export function useTakeDelivery(): {
  readonly busy: boolean;
  readonly take: (deliveryId: string) => Promise<void>;
} {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const take = async (deliveryId: string) => {
    setBusy(true);
    try {
      const { fileName } = await download(takeDelivery, { params: { deliveryId } });
      void message.success(`已下载：${fileName}`);
    } catch (problem) {
      const { title, detail } = asProblem(problem);
      void message.error(`${title}。${detail}`, 8);
    } finally {
      setBusy(false);
    }
  };
  return { busy, take };
}
