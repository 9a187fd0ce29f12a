/** Where a phone stands in reading: signed, so that an edited one is one that nobody knows. */
import type { App } from "../http/app.ts";
import { openCursor, sealCursor } from "../http/cursor.ts";

/** Longer than a phone may lie in a drawer and still read on; older ones begin anew. */
export const FEED_DAYS = 35;
const DAY_SECONDS = 86_400;
/** The name under which its places are sealed, with the form in which they are. */
const LIST = "sync.changes.1";

export interface Position {
  readonly epoch: string;
  /** Which villages it was told of. */
  readonly places: string;
  /** Which children were in them. */
  readonly children: string;
  /** When this reading began, in seconds. */
  readonly at: number;
  /** Everything is told that changed from this transaction on; null: everything. */
  readonly since: string | null;
  /** From where the next reading goes on. */
  readonly next: string;
  /** The last child of the page before; null: this reading is over. */
  readonly after: string | null;
}

export interface Here {
  readonly epoch: string;
  readonly places: string;
  readonly at: number;
}

export function sealChanges(app: Pick<App, "cipher">, position: Position): string {
  return sealCursor(app, [LIST, position]);
}

/** Undefined for one of other villages, another database, long ago or nobody's: then everything is told anew. */
export function openChanges(
  app: Pick<App, "cipher">,
  cursor: string | undefined,
  here: Here,
): Position | undefined {
  const position = cursor === undefined ? undefined : readPosition(app, cursor);
  if (position?.epoch !== here.epoch || position.places !== here.places) return undefined;
  const age = here.at - position.at;
  return age >= -DAY_SECONDS && age < FEED_DAYS * DAY_SECONDS ? position : undefined;
}

function readPosition(app: Pick<App, "cipher">, cursor: string): Position | undefined {
  try {
    const [list, position] = openCursor(app, cursor);
    // Signed by this server, so it is what this server wrote.
    return list === LIST ? (position as Position) : undefined;
  } catch {
    // Forged, cut off, or under a key of long ago: the phone loses a little time and nothing else.
    return undefined;
  }
}
