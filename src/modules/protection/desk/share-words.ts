/** A share in words. Pure. */

/** A percentage of so few says more than is known. */
const FEW = 20;

/** `3 / 4`, `87.5%`; `—` of nothing. */
export function shareWords(count: number, of: number): string {
  if (of === 0) return "—";
  return of < FEW ? `${count} / ${of}` : `${((count / of) * 100).toFixed(1)}%`;
}
