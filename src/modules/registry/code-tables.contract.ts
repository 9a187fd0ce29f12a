/** The register's code tables by name, for forms made from its schemas. Pure. */
import type { CodeTable } from "../../kernel/code-table.ts";
import * as codes from "./codes.contract.ts";

export const codeTables: ReadonlyMap<string, CodeTable> = new Map(
  Object.values(codes).map((table): [string, CodeTable] => [table.name, table]),
);
