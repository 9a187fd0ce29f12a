/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { onParametersConfirmed, previewParameter } from "../../platform/parameters/change-hooks.ts";
import { applicationRoutes } from "./applications/applications.routes.ts";
import { startDemoBenefits } from "./demo/demo-benefits.job.ts";
import { entitlementRoutes } from "./entitlements/entitlements.routes.ts";
import { askPriceMonths } from "./payroll/ask-price-months.service.ts";
import { payrollRoutes } from "./payroll/payroll.routes.ts";
import { startPayrollReminders } from "./payroll/payroll-reminders.job.ts";
import { previewPriceMonths, previewStandards } from "./payroll/preview-standards.service.ts";
import { PRICE_KEYS } from "./programs/price-subsidy-keys.ts";
import { programRoutes } from "./programs/programs.routes.ts";
import { startScreening } from "./screening/nightly.job.ts";
import { screeningRoutes } from "./screening/screening.routes.ts";

previewParameter("benefits.standard.", previewStandards);
previewParameter("benefits.fucai.", previewStandards);
previewParameter("benefits.overlap.", previewStandards);
previewParameter("benefits.stop.", previewStandards);
previewParameter(PRICE_KEYS, previewPriceMonths);
onParametersConfirmed(PRICE_KEYS, (tx) => askPriceMonths(tx));

export const benefitsModule: Room = {
  routes: [
    ...entitlementRoutes,
    ...applicationRoutes,
    ...payrollRoutes,
    ...programRoutes,
    ...screeningRoutes,
  ],
  async start(app, jobs) {
    const screening = await startScreening(app, jobs);
    await startPayrollReminders(app, jobs);
    if (app.settings.demo) await startDemoBenefits(app, jobs);
    return screening;
  },
};
