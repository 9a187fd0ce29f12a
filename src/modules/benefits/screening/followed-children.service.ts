/** How far children came since something was learned of them: found by screening, applied for, granted. */
import type { Tx } from "../../../platform/db/database.ts";
import { benefitProcedures } from "../applications/benefit-procedures.ts";
import { listFollowed } from "./followed-children.store.ts";

export type WayStep = "none" | "found" | "applied" | "granted";

/** What changes or ends a benefit is no way to one. */
const applications = benefitProcedures
  .filter(({ form }) => form !== "ending" && form !== "payee")
  .map(({ procedure }) => procedure.code);

/** The furthest step of each child; whoever was granted something has come past the steps before it. */
export async function howFarCame(
  tx: Tx,
  children: readonly { readonly childId: string; readonly since: string }[],
): Promise<ReadonlyMap<string, WayStep>> {
  if (children.length === 0) return new Map();
  const rows = await listFollowed(tx, children, applications);
  return new Map(
    rows.map(({ childId, found, applied, granted }): [string, WayStep] => {
      if (granted) return [childId, "granted"];
      if (applied) return [childId, "applied"];
      return [childId, found ? "found" : "none"];
    }),
  );
}
