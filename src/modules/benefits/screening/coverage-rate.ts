/** A coverage rate that never flatters. Pure. */

export interface Reach {
  readonly entitled: number;
  readonly receiving: number;
  readonly cannotTell: number;
}

/**
 * Hundredths of a per cent, rounded down; whoever cannot be told counts as entitled but not reached, unless counted already. So it
 * says 100 % only when nobody is missing. Null where nobody is entitled.
 */
export function rateOf({ entitled, receiving, cannotTell }: Reach): number | null {
  const whole = Math.max(entitled, receiving + cannotTell);
  return whole === 0 ? null : Math.floor((receiving * 10_000) / whole);
}
