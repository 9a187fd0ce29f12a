/** Who hands a village over, and who takes it: the director of the village, or the supervisor where the director is gone. */
import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "handover.write": ["villageDirector", "townshipSupervisor"],
  "handover.confirm": ["villageDirector"],
  "handover.read": ["villageDirector", "townshipSupervisor", "districtOfficer"],
});
