/** Every room that holds values under keys of the ring. */
import { benefitsKeyed } from "./modules/benefits/benefits-keyed.service.ts";
import { matchingKeyed } from "./modules/matching/matching-keyed.service.ts";
import { protectionKeyed } from "./modules/protection/protection-keyed.service.ts";
import { registryKeyed } from "./modules/registry/registry-keyed.service.ts";
import { workforceKeyed } from "./modules/workforce/workforce-keyed.service.ts";
import type { KeyedRoom } from "./platform/keys/keyed-column.ts";
import { platformKeyed } from "./platform/keys/platform-keyed.ts";
import { proceduresKeyed } from "./platform/procedures/procedures-keyed.service.ts";
import { recordsKeyed } from "./platform/records/records-keyed.service.ts";

export const keyedRooms: readonly KeyedRoom[] = [
  platformKeyed,
  proceduresKeyed,
  recordsKeyed,
  registryKeyed,
  benefitsKeyed,
  protectionKeyed,
  matchingKeyed,
  workforceKeyed,
];
