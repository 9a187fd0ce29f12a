import { type Route, route } from "../../../../platform/http/route.ts";
import "../../protection.access.ts";
import * as contract from "./reminders.contract.ts";
import { addReminder, listReminders, tickReminder } from "./reminders.service.ts";

export const reminderRoutes: readonly Route[] = [
  route(contract.listReminders, ({ app, params, work }) => work((tx) => listReminders(tx, app, params.id))),
  route(contract.addReminder, ({ app, params, body, work }) =>
    work((tx) => addReminder(tx, app, params.id, body)),
  ),
  route(contract.tickReminder, ({ app, params, body, work }) =>
    work((tx) => tickReminder(tx, app, params, body)),
  ),
];
