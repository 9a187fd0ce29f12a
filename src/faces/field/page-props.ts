import type { Parts } from "./hash-address.ts";

/** What every page of the phone is given: the parts that its address names. */
export interface FieldPageProps {
  readonly parts: Parts;
}
