/** Guardianship: who reads it, who places children and records orders. What a village sees of it, row security narrows further. */
import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "guardianship.read": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "guardianship.write": ["townshipSupervisor", "districtOfficer"],
  // A decision of the bureau made on paper before the system: only the bureau says that there was one.
  "guardianship.enterDecision": ["districtOfficer"],
  // Letters of responsibility are signed and reports written in the village.
  "guardianship.letter": ["villageDirector", "townshipSupervisor", "districtOfficer"],
});
