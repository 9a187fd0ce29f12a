/** A step of linking, by the system's own post: rows may be anybody's of the district, whoever brought the roster. */
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";

export function linking<Result>(
  app: App,
  step: "read" | "begin" | "link" | "apply" | "finish",
  use: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const effect = step === "begin" ? "read" : "write";
  return unitOfWork(
    app.database,
    systemActor("linking"),
    { operation: `matching.batch.${step}`, effect },
    use,
  );
}
