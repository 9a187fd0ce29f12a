/** What follows when entries were written or changed: duties that are done by them, tasks that are settled. In the same transaction. */
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { RecordKind } from "./record.ts";

export interface ChangedEntry {
  readonly id: string;
  readonly unit: string;
  readonly scopeCode: string;
  readonly on: string;
}

type Follow = (
  tx: Tx,
  app: Pick<App, "places">,
  kind: RecordKind,
  entries: readonly ChangedEntry[],
) => Promise<void>;
const followers: Follow[] = [];

export function onEntriesChanged(follow: Follow): void {
  followers.push(follow);
}

export async function entriesChanged(...[tx, app, kind, entries]: Parameters<Follow>): Promise<void> {
  for (const follow of followers) await follow(tx, app, kind, entries);
}
