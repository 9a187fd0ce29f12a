/** Each morning, and when a server starts: what of the payroll lies on a desk. */
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { askPriceMonths } from "./ask-price-months.service.ts";
import { followPayrolls } from "./payroll-tasks.service.ts";

export async function startPayrollReminders(app: App, jobs: Jobs): Promise<void> {
  const remind = () =>
    unitOfWork(
      app.database,
      systemActor("payroll"),
      { operation: "benefits.payroll.remind", effect: "write", audited: false },
      async (tx) => {
        await followPayrolls(tx);
        await askPriceMonths(tx);
      },
    );
  await jobs.schedule("benefits.payroll.remind", "20 0 * * *", remind);
  await remind();
}
