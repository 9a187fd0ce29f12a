export type ValueType = "boolean" | "number" | "date" | "code" | "codes";

/** What a fact of this type is in TypeScript; a set of codes is a list, a date ISO text. */
export interface ValueOf {
  readonly boolean: boolean;
  readonly number: number;
  readonly date: string;
  readonly code: string;
  readonly codes: readonly string[];
}
