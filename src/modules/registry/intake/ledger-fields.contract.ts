/**
 * The one declaration of every column that the bureau's ledgers have: what it is called, what its cells hold, how sensitive
 * it is. Import, export, grid and data dictionary read this; a browser may too.
 */
import { allowanceFields } from "./fields/allowance-fields.contract.ts";
import { careFields } from "./fields/care-fields.contract.ts";
import { difficultyFields } from "./fields/difficulty-fields.contract.ts";
import { identityFields } from "./fields/identity-fields.contract.ts";
import { personFields } from "./fields/person-fields.contract.ts";

export type Ledger = "leftBehind" | "orphan" | "defactoUnattended" | "inDifficulty";

export const LEDGER_FIELDS = {
  ...identityFields,
  ...careFields,
  ...allowanceFields,
  ...difficultyFields,
  ...personFields,
};

export type LedgerFieldKey = keyof typeof LEDGER_FIELDS;

/** The kind of a field's cells, as a type. */
export type KindOf<Key extends LedgerFieldKey> = (typeof LEDGER_FIELDS)[Key]["kind"];

export const LEDGER_FIELD_KEYS = Object.keys(LEDGER_FIELDS) as LedgerFieldKey[];
