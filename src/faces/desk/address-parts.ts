/** What the parts of a page's address must look like. Pure. */

export const ID_PART = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
export const MONTH_PART = /^\d{4}-(0[1-9]|1[0-2])$/;
export const QUARTER_PART = /^20\d{2}Q[1-4]$/;

export const KIND_PART = /^[a-z][a-zA-Z]*(\.[a-z][a-zA-Z]*)+$/;
export const REGISTER_PART = /^[a-z][a-zA-Z]*$/;

/** An address that was cut off or mistyped names nothing: no server need be asked. */
export function partsFit(
  form: Readonly<Record<string, RegExp>> | undefined,
  parts: Readonly<Record<string, string | undefined>>,
): boolean {
  return Object.entries(form ?? {}).every(([name, pattern]) => pattern.test(parts[name] ?? ""));
}
