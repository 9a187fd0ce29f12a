import { declareVerbs } from "../../platform/access/policy.ts";

declareVerbs({
  "child.read": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "child.write": ["villageDirector", "townshipSupervisor", "districtOfficer"],
  "child.reveal": ["villageDirector", "townshipSupervisor", "districtOfficer"],
  "child.merge": ["townshipSupervisor", "districtOfficer"],
});
