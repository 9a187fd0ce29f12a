/** Every procedure of guardianship, and who may know of its matters. Pure. */
import type { Role } from "../../../kernel/actor.ts";
import type { Procedure } from "../../../platform/procedures/procedure.ts";
import { admonitionProcedure, repairProcedure, sanctionProcedure } from "./procedures/conduct.ts";
import { protectionOrderProcedure, restorationProcedure, revocationProcedure } from "./procedures/court.ts";
import { changeProcedure, entrustedProcedure, longTermProcedure } from "./procedures/lasting.ts";
import { endProcedure, returnProcedure, temporaryProcedure } from "./procedures/temporary.ts";

interface GuardianshipProcedure {
  readonly procedure: Procedure;
  readonly openTo: readonly Role[];
}

/** Who works on protection; a village only where agreed care is arranged and guardians are urged. */
const office: readonly Role[] = ["townshipSupervisor", "districtOfficer", "districtLeader"];
const withVillage: readonly Role[] = ["villageDirector", ...office];

export const guardianshipProcedures: readonly GuardianshipProcedure[] = [
  { procedure: temporaryProcedure, openTo: office },
  { procedure: returnProcedure, openTo: office },
  { procedure: endProcedure, openTo: office },
  { procedure: longTermProcedure, openTo: office },
  { procedure: entrustedProcedure, openTo: withVillage },
  { procedure: changeProcedure, openTo: office },
  { procedure: revocationProcedure, openTo: office },
  { procedure: restorationProcedure, openTo: office },
  { procedure: protectionOrderProcedure, openTo: office },
  { procedure: admonitionProcedure, openTo: withVillage },
  { procedure: sanctionProcedure, openTo: office },
  { procedure: repairProcedure, openTo: office },
];
