/** Who reads and who runs campaigns: the office of the place that one covers runs it, the places below answer it. */
import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "campaign.read": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "campaign.manage": ["townshipSupervisor", "districtOfficer"],
});
