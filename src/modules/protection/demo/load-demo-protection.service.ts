/** Everything of the demonstration that this room tells, in the order in which one part stands on another. */
import type { App } from "../../../platform/http/app.ts";
import { loadDemoDuties } from "../duties/demo/load-demo-duties.service.ts";
import { loadDemoGuardianship } from "../guardianship/demo/load-demo-guardianship.service.ts";
import { loadDemoCases } from "./load-demo-cases.service.ts";

export async function loadDemoProtection(app: App): Promise<void> {
  await loadDemoDuties(app);
  await loadDemoGuardianship(app);
  await loadDemoCases(app);
}
