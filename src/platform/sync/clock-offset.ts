/** By how much a phone's clock is off, told from what it says. It orders nothing and dates nothing; people are told of it. Pure. */

/** From so much on people are told. */
const NOTABLE_SECONDS = 600;

export interface Written {
  /** By the phone's clock. */
  readonly at: string;
  /** The server's clock, as the phone last heard it before. */
  readonly seenServerAt: string | null;
}

/**
 * At least by so many seconds it is ahead (below zero: behind): a thing was written after the phone last heard from the server and
 * before it arrived. Between the two nothing can be told, which is 0.
 */
export function clockOffOf({ at, seenServerAt }: Written, receivedAt: Date): number {
  const written = Date.parse(at);
  const ahead = written - receivedAt.getTime();
  if (ahead > 0) return seconds(ahead);
  const behind = seenServerAt === null ? 0 : written - Date.parse(seenServerAt);
  return behind < 0 ? seconds(behind) : 0;
}

/** When it was written by a clock that is right, as far as can be told. */
export function correctedTime(written: Written, receivedAt: Date): Date {
  return new Date(Date.parse(written.at) - clockOffOf(written, receivedAt) * 1000);
}

/** The phone said what time it has at this very moment. */
export function clockOffNow(at: string, receivedAt: Date): number {
  return seconds(Date.parse(at) - receivedAt.getTime());
}

export function notableMinutes(offSeconds: number): number | null {
  return Math.abs(offSeconds) > NOTABLE_SECONDS ? Math.round(offSeconds / 60) : null;
}

export function tellClock(offSeconds: number): string | null {
  const minutes = notableMinutes(offSeconds);
  if (minutes === null) return null;
  const size = Math.abs(minutes);
  const said =
    size < 120
      ? `${size} 分钟`
      : size < 2880
        ? `${Math.round(size / 60)} 小时`
        : `${Math.round(size / 1440)} 天`;
  return `手机时间${minutes > 0 ? "快" : "慢"}了约${said}，不影响上传。请在手机设置里打开“自动确定时间”。`;
}

/** What a column of four bytes can hold. */
const MOST = 2_000_000_000;
const seconds = (ms: number) => Math.max(-MOST, Math.min(MOST, Math.round(ms / 1000)));
