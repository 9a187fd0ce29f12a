/** Who exchanges and who decides whom a row is: the district's office. Villages and townships see what follows from it. */
import { declareVerbs } from "../../platform/access/policy.ts";

declareVerbs({
  "match.read": ["districtOfficer", "districtLeader", "auditor"],
  "match.decide": ["districtOfficer"],
  // Of what the desk asks about its people.
  "match.answer": ["villageDirector", "townshipSupervisor"],
  "match.follow": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
});
