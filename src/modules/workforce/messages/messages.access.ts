/** Offices write, villages read: a director answers by what is done, not by a confirmation. */
import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "message.send": ["townshipSupervisor", "districtOfficer"],
  "message.read": ["villageDirector"],
});
