import { type Route, route } from "../http/route.ts";
import * as contract from "./calendar.contract.ts";
import { readHolidayNotices, saveHolidayNotice } from "./calendar.service.ts";
import "./calendar.access.ts";

export const calendarRoutes: readonly Route[] = [
  route(contract.readHolidayNotices, ({ work }) => work((tx) => readHolidayNotices(tx))),
  route(contract.saveHolidayNotice, ({ params, body: { compared, ...notice }, version, work }) =>
    work((tx) =>
      saveHolidayNotice(
        tx,
        { ...notice, year: params.year, certainty: compared ? "verified" : "known" },
        version,
      ),
    ),
  ),
];
