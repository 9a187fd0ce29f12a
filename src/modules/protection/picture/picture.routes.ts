import { fileFormatOf } from "../../../platform/excel/table-file.service.ts";
import { type Route, route } from "../../../platform/http/route.ts";
import "./picture.access.ts";
import { readDutyTable } from "./duty-table.service.ts";
import { exportPicture } from "./export-picture.service.ts";
import * as contract from "./picture.contract.ts";
import { printPicture } from "./print-picture.service.ts";
import { readPicture } from "./read-picture.service.ts";
import { readUnitAssignments } from "./unit-assignments.service.ts";

export const pictureRoutes: readonly Route[] = [
  route(contract.readPicture, ({ app, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work(async (tx) =>
      format === undefined ? readPicture(tx, app, query) : exportPicture(tx, app, query, format),
    );
  }),
  route(contract.readDutyFigures, ({ app, query, work }) => work((tx) => readDutyTable(tx, app, query))),
  route(contract.printPicture, ({ app, query, work }) => work((tx) => printPicture(tx, app, query))),
  route(contract.listUnitAssignments, ({ query, work }) => work((tx) => readUnitAssignments(tx, query))),
];
