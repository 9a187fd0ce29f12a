/** Who receives a report: from its first second somebody is responsible, on a holiday night too. */
import type { Role } from "../../../kernel/actor.ts";
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listHolders, listPostsOf } from "../../../platform/identity/post-holders.service.ts";
import { findOnDuty } from "./receivers.store.ts";

export interface Receiver {
  readonly accountId: string;
  readonly role: Role;
  readonly placeCode: string;
}

/** The posts that receive reports, and how many digits of a place are theirs. */
const desks = [
  { role: "townshipSupervisor", length: 9 },
  { role: "districtOfficer", length: 6 },
] as const;

/**
 * Of the township where it happened, else of the district; what is secret goes to the district at once. @throws Error where nobody at
 * all holds a post that receives reports
 */
export async function findReceiver(
  tx: Tx,
  scopeCode: string,
  isSecret: boolean,
  district: string,
): Promise<Receiver> {
  for (const { role, length } of desks) {
    if (length === 9 && (isSecret || scopeCode.length < 9)) continue;
    const place = length === 9 ? scopeCode.slice(0, 9) : district;
    const found = await atPlace(tx, role, place);
    if (found !== undefined) return found;
  }
  throw new Error(`nobody in ${district} receives reports`);
}

async function atPlace(tx: Tx, role: Role, placeCode: string): Promise<Receiver | undefined> {
  const onDuty = await findOnDuty(tx, placeCode, now());
  if (onDuty !== undefined) {
    const post = (await listPostsOf(tx, onDuty)).find((one) => desks.some((desk) => desk.role === one.role));
    if (post !== undefined) return post;
  }
  const [holder] = await listHolders(tx, role, placeCode);
  return holder;
}
