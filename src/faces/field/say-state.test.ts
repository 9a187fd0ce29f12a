import { describe, expect, it } from "vitest";
import type { OutboxItem } from "../../platform/client/offline/phone.ts";
import { sayState } from "./say-state.ts";
import { saySync } from "./say-sync.ts";

const TODAY = "2026-11-28";
const item = (other: Partial<OutboxItem>): OutboxItem => ({
  ...{ id: "a", n: 1, operation: "x.y", label: "走访", childId: null, body: {}, params: {}, placeCode: "" },
  ...{ replacedBy: null, fault: null, at: "", state: "waiting", receipt: null, photosWaiting: 0, ...other },
});
const receipt: NonNullable<OutboxItem["receipt"]> = {
  ...{ id: "a", state: "applied" as const, no: "H-000123", at: "2026-11-28T06:32:00Z", isRepeated: false },
  ...{ told: null, problem: null },
};

describe("how a record stands, in words", () => {
  it.each<[Partial<OutboxItem>, string]>([
    [{}, "在手机上"],
    [{ state: "sending" }, "正在上传"],
    [{ state: "received", receipt }, "已收到 14:32，回执 H-000123"],
    [{ state: "received", receipt, photosWaiting: 1 }, "已收到 14:32，回执 H-000123；还有 1 张照片在传"],
    [{ state: "attention" }, "需要您看一下"],
  ])("%o", (other, said) => {
    expect(sayState(item(other), TODAY)).toBe(said);
  });

  it("never says that a sync which failed was done", () => {
    const sync = { isRunning: false, lastOkAt: null, lastTriedAt: null, fault: null, needsLogin: false };
    const said = saySync({ ok: false, sent: 3, received: 0, fault: "没有网络。" }, sync, TODAY);
    expect(said).toBe("这次没有办成：没有网络。 写好的都在手机上。还没有更新过。");
  });
});
