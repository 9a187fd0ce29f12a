import type { CodeOf } from "../../../kernel/code-table.ts";
import type { changeKindCodes, rowOutcomeCodes, rowResultCodes } from "./imports.contract.ts";

export type Outcome = CodeOf<typeof rowOutcomeCodes>;
export type ChangeKind = CodeOf<typeof changeKindCodes>;
export type RowResult = CodeOf<typeof rowResultCodes>;
