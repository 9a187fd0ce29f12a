/** Whom records are about is known by rooms: each brings its way to find one within the asker's reach. */
import type { Tx } from "../db/database.ts";

/** The name; undefined: not there, or not for the asker to know. */
type AboutFinder = (tx: Tx, id: string) => Promise<string | undefined>;

const finders = new Map<string, AboutFinder>();

/** A room says how children are found; called once, when its module is loaded. */
export function bindAbout(kind: "child", find: AboutFinder): void {
  if (finders.has(kind)) throw new Error(`${kind} is bound twice`);
  finders.set(kind, find);
}

export async function nameOfAbout(tx: Tx, kind: string, id: string): Promise<string | undefined> {
  return finders.get(kind)?.(tx, id);
}
