/** How a phone stands: in use, locked, or to be emptied. Pure. */
import { tellClock } from "./clock-offset.ts";
import type { DeviceStanding } from "./devices.contract.ts";

export interface StandingFacts {
  readonly leaseFrom: Date;
  readonly leaseDays: number;
  readonly endedAt: Date | null;
  readonly clockOffSeconds: number;
  /** Whether its holder may log in, and directs a village. */
  readonly holder: "inOffice" | "disabled" | "outOfOffice";
}

const DAY_MS = 86_400_000;

export function standingOf(facts: StandingFacts, at: Date): DeviceStanding {
  const leaseUntil = new Date(facts.leaseFrom.getTime() + facts.leaseDays * DAY_MS);
  const of = (state: DeviceStanding["state"], told: string | null): DeviceStanding => ({
    state,
    leaseUntil: leaseUntil.toISOString(),
    told,
  });
  const wiping = whyWipe(facts);
  if (wiping !== undefined) return of("wipe", wiping);
  if (leaseUntil <= at)
    return of("locked", "太久没有登录，孩子的资料先锁上了。手机上写的都还在，请用用户名和密码登录一次。");
  return of("ok", tellClock(facts.clockOffSeconds));
}

function whyWipe({ endedAt, holder }: StandingFacts): string | undefined {
  if (endedAt !== null)
    return "这部手机已经停用。没有上传的记录先交给镇街，再清除手机上的孩子资料。要继续用，请重新登录。";
  if (holder === "disabled") return "您的账号已经停用。没有上传的记录先交给镇街，再清除手机上的孩子资料。";
  if (holder === "outOfOffice")
    return "您现在没有负责的村（社区）。没有上传的记录先交给镇街，再清除手机上的孩子资料。";
  return undefined;
}
