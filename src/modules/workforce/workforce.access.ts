/** Visits: the village makes them, the township looks at them, the district sees all of it, leaders read. */
import { declareVerbs } from "../../platform/access/policy.ts";

declareVerbs({
  "visit.write": ["villageDirector", "townshipSupervisor"],
  "visit.read": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "visit.review": ["townshipSupervisor", "districtOfficer"],
});
