import { today } from "../../../kernel/clock.ts";
import { demand, mayDo } from "../../../platform/access/policy.ts";
import { fileFormatOf } from "../../../platform/excel/table-file.service.ts";
import { type FileAnswer, type Route, route } from "../../../platform/http/route.ts";
import { exportStatistics } from "./export-statistics.service.ts";
import { readStatistics, readStatisticsNames } from "./read-statistics.service.ts";
import { statisticTables } from "./statistic-tables.ts";
import "./statistics.access.ts";
import * as contract from "./statistics.contract.ts";
import { columnView } from "./table-declaration.ts";

export const statisticsRoutes: readonly Route[] = [
  route(contract.listStatistics, ({ actor }) =>
    Promise.resolve({
      today: today(),
      items: contract.tableKeys.map((key) => {
        const { number, title, about, columns, notes } = statisticTables[key];
        const names = mayDo(actor, "statistics.names");
        return {
          key,
          number,
          title,
          about,
          notes: [...notes],
          columns: columns.map((column) => columnView(column, names)),
        };
      }),
    }),
  ),
  route(contract.readStatistics, ({ app, params, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work<contract.StatisticsTable | FileAnswer>(async (tx) => {
      if (format !== undefined) demand(tx.actor, "statistics.export");
      const table = await readStatistics(tx, app, params.table, query);
      return format === undefined ? table : exportStatistics(tx, app, table, format);
    });
  }),
  route(contract.readStatisticsNames, ({ app, params, query, work }) =>
    work((tx) => readStatisticsNames(tx, app, params.table, query)),
  ),
];
