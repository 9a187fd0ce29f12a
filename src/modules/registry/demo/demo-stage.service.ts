/** The stage of the demonstration: each act on its day, by its post, all in one transaction. */
import type { Actor, Role } from "../../../kernel/actor.ts";
import { setClock } from "../../../kernel/clock.ts";
import { scopeOfPost } from "../../../platform/access/scope.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { type DemoActorRow, inSavepoint, listDemoActors } from "./demo.store.ts";

export { listDemoChildren } from "./demo.store.ts";
export type { DemoChildRow } from "./demo-child.contract.ts";

/** Who takes part. */
export interface Cast {
  readonly tx: Tx;
  /** The same transaction, acted in by who holds this post; the second of a kind is its other holder. */
  post(role: Role, placeCode: string, nth?: number): Tx | undefined;
  /** The same, acted in by a department's liaison. */
  liaison(department: string): Tx | undefined;
}

export interface Stage extends Cast {
  /** From here on it is this day and time in Beijing. */
  on(day: string, time?: string): void;
}

/** Plays with the clock in hand, and sets it back to what the settings say: only while nobody else looks at it. */
export async function playOnStage(tx: Tx, app: App, play: (stage: Stage) => Promise<void>): Promise<void> {
  const on = (day: string, time = "10:00") => {
    setClock(`${day}T${time}:00+08:00`);
  };
  try {
    await withCast(tx, (cast) => play({ ...cast, on }));
  } finally {
    setClock(app.settings.clock);
  }
}

export async function withCast(tx: Tx, play: (cast: Cast) => Promise<void>): Promise<void> {
  const actors = await listDemoActors(tx);
  const post: Cast["post"] = (role, placeCode, nth = 0) => {
    const row = actors.filter((one) => one.role === role && one.place_code === placeCode)[nth];
    return row === undefined ? undefined : { ...tx, actor: actorOf(row) };
  };
  const liaison: Cast["liaison"] = (department) => {
    const row = actors.find((one) => one.role === "partnerLiaison" && one.department === department);
    return row === undefined ? undefined : { ...tx, actor: actorOf(row) };
  };
  // Whoever plays a post goes on seeing every place: what an act closes again must stay open for the next one.
  await inEveryPlace(tx, () => play({ tx, post, liaison }));
}

/** Plays one act, or leaves nothing of it: a district made up for another day may lack whom it needs. */
export async function attempt(tx: Tx, act: () => Promise<void>): Promise<{ readonly failed?: unknown }> {
  try {
    await inSavepoint(tx, act);
    return {};
  } catch (failed) {
    return { failed };
  }
}

function actorOf(row: DemoActorRow): Actor {
  return {
    accountId: row.account_id,
    username: row.username,
    displayName: row.display_name,
    postId: row.post_id,
    role: row.role,
    placeCode: row.place_code,
    placeName: row.place_name,
    department: row.department,
    scope: scopeOfPost(row.role, row.place_code),
  };
}
