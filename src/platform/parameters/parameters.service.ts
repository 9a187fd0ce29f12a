/** Parameters as the house uses them. Rooms read values; people propose and confirm them in change sets. */
import { systemActor } from "../access/system-actor.ts";
import { unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { listParameterPeriods } from "./parameters.store.ts";
import { faultsOfRows } from "./read-parameter.ts";

/** Tells in the log of the start which stored values nobody declares or are of the wrong type; they are refused when read. */
export async function checkStoredParameters({
  database,
  log,
}: Pick<App, "database" | "log">): Promise<string[]> {
  const work = { operation: "platform.parameters.check", effect: "read", audited: false } as const;
  const rows = await unitOfWork(database, systemActor("parameters"), work, (tx) => listParameterPeriods(tx));
  const faults = faultsOfRows(rows);
  if (faults.length > 0) log.error({ faults }, "stored parameters that cannot be used");
  return faults;
}
