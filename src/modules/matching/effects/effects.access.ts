/** Who settles what a roster and the register say differently: whoever knows the place; an end is confirmed by the district alone. */
import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "match.settle": ["townshipSupervisor", "districtOfficer"],
  "match.end": ["districtOfficer"],
});
