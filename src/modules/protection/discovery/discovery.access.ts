/** Who sees and settles what the system asks to be looked at: the offices of the place. */
import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "watch.read": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "watch.settle": ["villageDirector", "townshipSupervisor", "districtOfficer"],
  // Asks everybody anew: one post starts it by hand.
  "watch.run": ["districtOfficer"],
});
