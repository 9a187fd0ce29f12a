/** A coverage rate that never flatters. Pure. */

export interface Reach {
  readonly entitled: number;
  readonly receiving: number;
  readonly cannotTell: number;
}

export interface Coverage {
  /** Entitled, and known to have nothing. */
  readonly missed: number;
  /** Hundredths of a per cent, rounded down; null where nobody is entitled. */
  readonly rate: number | null;
}

/**
 * Whoever cannot be told is not reached. `knowsWho`: all of them are entitled, only whether they receive is unknown; else they stand
 * beside the entitled. So it says 100 % only when nobody is missing and nobody unknown.
 */
export function coverageOf({ entitled, receiving, cannotTell }: Reach, knowsWho: boolean): Coverage {
  const whole = entitled + (knowsWho ? 0 : cannotTell);
  return {
    missed: entitled - receiving - (knowsWho ? cannotTell : 0),
    rate: whole === 0 ? null : Math.floor((receiving * 10_000) / whole),
  };
}
