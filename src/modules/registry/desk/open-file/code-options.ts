/** A code table as the choices of a list. Pure. */
import type { CodeTable } from "../../../../kernel/code-table.ts";

export function optionsOf(table: CodeTable): { value: string; label: string }[] {
  return table.codes.map((code) => ({ value: code, label: table.label(code) }));
}
