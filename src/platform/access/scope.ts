import type { Role, Scope } from "../../kernel/actor.ts";

/** Roles whose post sees no child's data at all, whatever its place. */
const withoutPersonalData: ReadonlySet<Role> = new Set(["systemAdmin", "securityAdmin"]);

export const seesNoPlace = (role: Role): boolean => withoutPersonalData.has(role);

/** The scope of a post: everything below its place, or nothing. */
export function scopeOfPost(role: Role, placeCode: string): Scope {
  return withoutPersonalData.has(role) ? emptyScope() : scopeBelow(placeCode);
}

/** Everything whose division code begins with `prefix`. */
export function scopeBelow(prefix: string): Scope {
  const last = prefix.charCodeAt(prefix.length - 1);
  return { lo: prefix, hi: prefix.slice(0, -1) + String.fromCharCode(last + 1) } as Scope;
}

/** No place at all. */
export function emptyScope(): Scope {
  return { lo: "", hi: "" } as Scope;
}

/** Every place: for the system's own posts (migration of data, demonstration, nightly jobs). */
export function everywhere(): Scope {
  return { lo: "0", hi: ":" } as Scope;
}

/** The system's own posts, and nobody else. */
export function isEverywhere(scope: Scope): boolean {
  return scope.lo === "0";
}

/** Is this place inside the scope? */
export function isInScope(scope: Scope, code: string): boolean {
  return code >= scope.lo && code < scope.hi;
}

/** The part of `scope` below `prefix`; empty if they do not meet. */
export function narrowScope(scope: Scope, prefix: string | undefined): Scope {
  if (prefix === undefined || prefix === "") return scope;
  const below = scopeBelow(prefix);
  if (isInScope(scope, below.lo)) return below;
  const contains = scope.lo >= below.lo && scope.hi <= below.hi;
  return contains ? scope : emptyScope();
}
