/** How far a month's sample is. Pure. */

interface Sampled {
  /** 2026-10: of whose visits it was drawn. */
  readonly month: string;
  readonly drawn: number;
  /** Found to be so. */
  readonly sampled: number;
  /** Found to be otherwise. */
  readonly doubted: number;
  /** Of so many visits. */
  readonly of: number;
}

export function saySampled({ month, drawn, sampled, doubted, of }: Sampled): string {
  const whose = `${Number(month.slice(5))} 月的 ${of} 次走访`;
  if (drawn === 0) return `${whose}里没有抽到`;
  const done = sampled + doubted;
  const left = drawn - done;
  return `${whose}里抽了 ${drawn} 次，已抽查 ${done} 次，${left <= 0 ? "都抽查完了" : `还有 ${left} 次`}`;
}

/** `2026-11`, `2026-10` … */
export function lastMonths(today: string, count: number): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return Array.from({ length: count }, (_, back) => {
    const at = year * 12 + month - 1 - back;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
}
