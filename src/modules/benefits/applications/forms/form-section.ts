/** How an application is laid out in parts that a person confirms one by one. Pure. */
export interface FormSection {
  readonly code: string;
  readonly title: string;
  readonly fields: readonly string[];
}

export function keysOf(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(fields);
}
