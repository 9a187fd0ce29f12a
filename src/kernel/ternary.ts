/**
 * Three-valued logic (Kleene): what the facts say may be yes, no, or not to be told while a fact is missing. It agrees with
 * SQL's booleans, where NULL is "cannot tell".
 */

export type Ternary = "yes" | "no" | "cannotTell";

/** From a boolean that may be missing, as SQL gives it. */
export function ternary(value: boolean | null | undefined): Ternary {
  if (value === true) return "yes";
  return value === false ? "no" : "cannotTell";
}

/** To SQL's boolean. */
export function toNullable(value: Ternary): boolean | null {
  return value === "cannotTell" ? null : value === "yes";
}

export function not(value: Ternary): Ternary {
  if (value === "cannotTell") return value;
  return value === "yes" ? "no" : "yes";
}

export function and(a: Ternary, b: Ternary): Ternary {
  return all([a, b]);
}

export function or(a: Ternary, b: Ternary): Ternary {
  return any([a, b]);
}

/** One no settles it; nothing at all is yes. Stops at the first no. */
export function all(values: Iterable<Ternary>): Ternary {
  let result: Ternary = "yes";
  for (const value of values) {
    if (value === "no") return "no";
    if (value === "cannotTell") result = "cannotTell";
  }
  return result;
}

/** One yes settles it; nothing at all is no. Stops at the first yes. */
export function any(values: Iterable<Ternary>): Ternary {
  let result: Ternary = "no";
  for (const value of values) {
    if (value === "yes") return "yes";
    if (value === "cannotTell") result = "cannotTell";
  }
  return result;
}
