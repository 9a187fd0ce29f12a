/** How an item of the outbox stands, in words. Pure. */
import type { OutboxItem } from "../../platform/client/offline/phone.ts";
import { sayMoment } from "./say-moment.ts";

/** 在手机上; 正在上传; 已收到 14:32，回执 H-000123; 需要您看一下 */
export function sayState({ state, receipt, photosWaiting }: OutboxItem, today: string): string {
  switch (state) {
    case "waiting":
      return receipt?.state === "held" ? "在手机上，等前面一条先办完" : "在手机上";
    case "sending":
      return "正在上传";
    case "received": {
      if (receipt === null) return "已收到";
      const no = receipt.no === null ? "" : `，回执 ${receipt.no}`;
      const photos = photosWaiting > 0 ? `；还有 ${photosWaiting} 张照片在传` : "";
      const what = receipt.state === "handedOver" ? "已转交现在负责的人" : "已收到";
      return `${what} ${sayMoment(receipt.at, today)}${no}${photos}`;
    }
    case "attention":
      return "需要您看一下";
    default:
      return state satisfies never;
  }
}
