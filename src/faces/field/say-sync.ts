/** What became of a sync, in one sentence. Pure. */
import type { SyncResult, SyncState } from "../../platform/client/offline/phone.ts";
import { sayMoment } from "./say-moment.ts";

export function saySync(
  result: SyncResult | undefined,
  { lastOkAt, fault }: SyncState,
  today: string,
): string {
  const last = lastOkAt === null ? "还没有更新过。" : `上次更新 ${sayMoment(lastOkAt, today)}。`;
  if (result === undefined) return fault === null ? last : `${fault} ${last}`;
  if (!result.ok) return `这次没有办成：${result.fault ?? "连不上"} 写好的都在手机上。${last}`;
  const sent = result.sent === 0 ? "没有要上传的" : `上传了 ${result.sent} 条`;
  const received = result.received === 0 ? "资料已是最新" : `更新了 ${result.received} 个孩子的资料`;
  return `${sent}，${received}。`;
}
