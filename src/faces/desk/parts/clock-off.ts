/** By how much a phone's clock is off, as people say it. Pure. */

/** 手机的时间差了 3 小时 5 分钟: the days that it wrote may be wrong by as much. */
export function sayClockOff(minutes: number): string {
  const off = Math.abs(minutes);
  const days = Math.floor(off / 1440);
  const hours = Math.floor((off % 1440) / 60);
  const parts = [
    ...(days > 0 ? [`${days} 天`] : []),
    ...(hours > 0 ? [`${hours} 小时`] : []),
    ...(days === 0 && off % 60 > 0 ? [`${off % 60} 分钟`] : []),
  ];
  return `手机的时间差了 ${parts.join(" ")}`;
}
