/** Six digits that somebody who looks over the shoulder does not guess at once. Pure. */
export const PIN_LENGTH = 6;

/** A sentence where it is too easy; undefined: it may be taken. */
export function faultOfPin(pin: string): string | undefined {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, at) => digit - (digits[at] ?? 0));
  const isEven = steps.every((step) => step === steps[0]);
  if (isEven && Math.abs(steps[0] ?? 0) <= 1) return "这个太好猜（比如 111111、123456），请换一个";
  return undefined;
}
