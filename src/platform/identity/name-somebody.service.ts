/**
 * A sealed matter that has to go to another post goes to one person of it, who is named for it with a reason: the others of that post
 * learn nothing. Whoever is named there already stays the one.
 */
import type { Role } from "../../kernel/actor.ts";
import { grant, listGrants } from "../access/grants.service.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import { listHolders } from "./post-holders.service.ts";

export interface Naming {
  readonly holderId: string;
  readonly role: Role;
  readonly placeCode: string;
  readonly part: string;
  readonly reason: string;
  /** Who must be another person. */
  readonly but?: string | undefined;
}

/** Undefined where nobody else holds that post. */
export function nameSomebody(
  tx: Tx,
  { holderId, role, placeCode, part, reason, but }: Naming,
): Promise<string | undefined> {
  return inEveryPlace(tx, async () => {
    const holders = (await listHolders(tx, role, placeCode)).filter(({ accountId }) => accountId !== but);
    const named = new Set(
      (await listGrants(tx, holderId)).flatMap((one) => (one.endedAt === null ? [one.accountId] : [])),
    );
    const known = holders.find(({ accountId }) => named.has(accountId));
    if (known !== undefined) return known.accountId;
    const [first] = holders;
    if (first !== undefined) await grant(tx, { holderId, accountId: first.accountId, part, reason });
    return first?.accountId;
  });
}
