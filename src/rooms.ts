/** The rooms of the house, in the order in which they start; a room stands behind those that it builds on. */
import { benefitsModule } from "./modules/benefits/benefits.module.ts";
import { matchingModule } from "./modules/matching/matching.module.ts";
import { protectionModule } from "./modules/protection/protection.module.ts";
import { recognitionModule } from "./modules/recognition/recognition.module.ts";
import { registryModule } from "./modules/registry/registry.module.ts";
import { workforceModule } from "./modules/workforce/workforce.module.ts";
import type { Room } from "./platform/http/room.ts";

export const rooms: readonly Room[] = [
  registryModule,
  recognitionModule,
  benefitsModule,
  protectionModule,
  matchingModule,
  workforceModule,
];
