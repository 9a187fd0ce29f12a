/** All statistical tables, in the order of the menu. */
import type { TableKey } from "./statistics.contract.ts";
import type { TableDeclaration } from "./table-declaration.ts";
import { categoriesTable } from "./tables/categories.ts";
import { defactoUnattendedTable } from "./tables/defacto-unattended.ts";
import { disabilityTable } from "./tables/disability.ts";
import { leftBehindSurvey } from "./tables/left-behind-survey.ts";
import { paymentsTable } from "./tables/payments.ts";
import { workforceTable } from "./tables/workforce.ts";

export const statisticTables: Readonly<Record<TableKey, TableDeclaration>> = {
  leftBehindSurvey,
  defactoUnattended: defactoUnattendedTable,
  categories: categoriesTable,
  payments: paymentsTable,
  disability: disabilityTable,
  workforce: workforceTable,
};
