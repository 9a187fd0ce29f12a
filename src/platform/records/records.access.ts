/** Who reaches records and duties at all; which kinds and whose entries is decided by the declaration and the unit. */
import { declareVerbs } from "../access/policy.ts";

const writers = [
  "villageDirector",
  "townshipSupervisor",
  "districtOfficer",
  "institutionStaff",
  "adoptionRegistrar",
  "assessor",
  "partnerLiaison",
  "socialWorker",
] as const;

declareVerbs({
  "record.read": [...writers, "districtLeader"],
  "record.write": writers,
  "record.check": ["townshipSupervisor", "districtOfficer"],
  "duty.read": [...writers, "districtLeader"],
  "duty.excuse": ["townshipSupervisor", "districtOfficer"],
  "duty.decideExcuse": ["districtOfficer", "districtLeader"],
  "duty.matrix": ["townshipSupervisor", "districtOfficer", "districtLeader"],
});
