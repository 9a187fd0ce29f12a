/** Figures of the whole: a liaison gets the own unit's; an auditor reads the log, not the work, so has none of these. */
import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "picture.read": ["townshipSupervisor", "districtOfficer", "districtLeader", "partnerLiaison"],
  // What leaves the office has its small figures withheld.
  "picture.export": ["townshipSupervisor", "districtOfficer", "districtLeader"],
});
