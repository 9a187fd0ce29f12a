import { Problem } from "../../kernel/problem.ts";
import type { App } from "./app.ts";
import { httpProblems } from "./http-problems.ts";

/** An opaque place in a list. It is signed, so a forged or edited one is refused instead of becoming a query. */
export function sealCursor(app: Pick<App, "cipher">, position: readonly unknown[]): string {
  const body = JSON.stringify(position);
  const mark = app.cipher.blindIndex(body, "cursor");
  return `${mark.toString("base64url")}.${Buffer.from(body).toString("base64url")}`;
}

/** Whoever pages on while the key changes is not thrown back to the first page. @throws http.badCursor */
export function openCursor(app: Pick<App, "cipher">, cursor: string): readonly unknown[] {
  const [mark = "", position = ""] = cursor.split(".");
  const body = Buffer.from(position, "base64url").toString("utf8");
  const known = app.cipher.blindIndexes(body, "cursor");
  if (!known.some((one) => one.equals(Buffer.from(mark, "base64url")))) {
    throw new Problem(httpProblems.badCursor);
  }
  return JSON.parse(body) as readonly unknown[];
}

/** A position that belongs to one list: its name and whatever its rows were chosen and ordered by. */
export function sealPosition(
  app: Pick<App, "cipher">,
  list: readonly unknown[],
  position: readonly unknown[],
): string {
  return sealCursor(app, [spell(list), ...position]);
}

/** @throws http.badCursor, for a position of another list too */
export function openPosition(
  app: Pick<App, "cipher">,
  list: readonly unknown[],
  cursor: string,
): readonly unknown[] {
  const [spelled, ...position] = openCursor(app, cursor);
  if (spelled !== spell(list)) throw new Problem(httpProblems.badCursor);
  return position;
}

function spell(list: readonly unknown[]): string {
  return JSON.stringify(list);
}
