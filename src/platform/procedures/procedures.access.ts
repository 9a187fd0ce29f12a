import { declareVerbs } from "../access/policy.ts";

declareVerbs({
  // Department liaisons, finance and whoever keeps the house see no applications.
  "application.read": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "application.start": ["villageDirector", "townshipSupervisor", "districtOfficer"],
  "application.decide": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "delegation.manage": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
});
