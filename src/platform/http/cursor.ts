import { Problem } from "../../kernel/problem.ts";
import type { App } from "./app.ts";
import { httpProblems } from "./http-problems.ts";

/** An opaque place in a list. It is signed, so a forged or edited one is refused instead of becoming a query. */
export function sealCursor(app: Pick<App, "cipher">, position: readonly unknown[]): string {
  const body = Buffer.from(JSON.stringify(position));
  return Buffer.concat([app.cipher.blindIndex(body.toString("utf8"), "cursor"), body]).toString("base64url");
}

/** @throws http.badCursor */
export function openCursor(app: Pick<App, "cipher">, cursor: string): readonly unknown[] {
  const bytes = Buffer.from(cursor, "base64url");
  const body = bytes.subarray(16).toString("utf8");
  if (bytes.length <= 16 || !app.cipher.blindIndex(body, "cursor").equals(bytes.subarray(0, 16))) {
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
