/** The quarter that waits to be confirmed, as the phone of a village's director shows it. */
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { quarterSigner } from "./quarter-seal.service.ts";
import { villageStates } from "./quarters.contract.ts";
import { listQuarters } from "./quarters.store.ts";
import { readQuarter } from "./read-quarter.service.ts";

export interface PhoneQuarter {
  readonly id: string;
  readonly title: string;
  readonly dueOn: string;
  readonly villages: readonly {
    readonly code: string;
    readonly name: string;
    readonly state: string;
    /** Why the township sent it back. */
    readonly returned: string | null;
    readonly children: number;
    readonly came: number;
    readonly left: number;
    readonly changed: number;
    readonly can: string[];
  }[];
}

/** The oldest round that is open, for rounds are closed in their order; null where none is. */
export async function quarterOnPhone(tx: Tx, app: App, villageCode: string): Promise<PhoneQuarter | null> {
  const open = (await listQuarters(tx)).filter(({ state }) => state === "open").at(-1);
  if (open === undefined) return null;
  const view = await readQuarter(tx, { places: app.places, signer: quarterSigner(app) }, open.id);
  return {
    id: view.id,
    title: view.title,
    dueOn: view.dueOn,
    villages: view.villages
      .filter(({ code }) => code === villageCode)
      .map(({ code, name, state, counts, changes, returnReason, can }) => ({
        ...{ code, name, state: villageStates[state], returned: returnReason },
        ...{ children: counts.all, ...changes, can },
      })),
  };
}
