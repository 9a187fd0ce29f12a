/** A closed list of codes with the words people read. Declared once; validation, forms, Excel and the data dictionary derive from it. */
export interface CodeTable<Code extends string = string> {
  readonly name: string;
  /** Chinese title, as the data dictionary shows it. */
  readonly title: string;
  /** Standard or document that the list comes from. */
  readonly standard?: string;
  readonly codes: readonly [Code, ...Code[]];
  label(code: Code | null | undefined): string;
  has(code: string): code is Code;
  readonly options: readonly { readonly value: Code; readonly label: string }[];
}

/** Builds a code table from `code → label` in the order that people expect. */
export function codeTable<const Labels extends Readonly<Record<string, string>>>(
  name: string,
  title: string,
  labels: Labels,
  standard?: string,
): CodeTable<Extract<keyof Labels, string>> {
  type Code = Extract<keyof Labels, string>;
  const codes = Object.keys(labels) as Code[];
  const label = (code: string | null | undefined): string =>
    code === null || code === undefined ? "" : (labels[code] ?? code);
  return {
    name,
    title,
    ...(standard === undefined ? {} : { standard }),
    codes: codes as [Code, ...Code[]],
    label,
    has: (code): code is Code => Object.hasOwn(labels, code),
    options: codes.map((value) => ({ value, label: label(value) })),
  };
}

/** The type of a table's codes: `CodeOf<typeof sex>`. */
export type CodeOf<Table> = Table extends CodeTable<infer Code> ? Code : never;
