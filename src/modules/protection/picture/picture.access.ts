/** The picture of the work: figures for those who answer for a place, and for a member unit about itself alone. */
import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "picture.read": ["townshipSupervisor", "districtOfficer", "districtLeader"],
  // A file leaves the office; small numbers in it are withheld.
  "picture.export": ["townshipSupervisor", "districtOfficer", "districtLeader"],
  "picture.unit": ["partnerLiaison"],
});
