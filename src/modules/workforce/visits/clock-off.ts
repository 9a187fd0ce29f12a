/** How far a phone's clock is off, by what it says of itself. Pure. */
export interface SaidByPhone {
  /** When it was done, by the phone's clock. */
  readonly at: string;
  /** The last time that it had from the server by then. */
  readonly seenServerAt: string | null;
}

const MINUTE = 60_000;
const TOLERATED_MINUTES = 10;

/**
 * What was done cannot lie after its arrival, nor before the server's time that the phone had already seen; in between nobody can tell.
 * Minutes ahead (or behind, negative); null within ten minutes.
 */
export function clockOffMinutes({ at, seenServerAt }: SaidByPhone, receivedAt: Date): number | null {
  const said = Date.parse(at);
  const ahead = Math.round((said - receivedAt.getTime()) / MINUTE);
  if (ahead > TOLERATED_MINUTES) return ahead;
  if (seenServerAt === null) return null;
  const behind = Math.round((said - Date.parse(seenServerAt)) / MINUTE);
  return behind < -TOLERATED_MINUTES ? behind : null;
}
