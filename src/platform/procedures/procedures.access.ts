import { declareVerbs } from "../access/policy.ts";

declareVerbs({
  // A liaison has what the own department has a part in, and begins what the procedure says; finance and whoever keeps the house
  // see no applications.
  "application.read": [
    "villageDirector",
    "townshipSupervisor",
    "districtOfficer",
    "districtLeader",
    "partnerLiaison",
  ],
  "application.start": ["villageDirector", "townshipSupervisor", "districtOfficer", "partnerLiaison"],
  "application.decide": [
    "villageDirector",
    "townshipSupervisor",
    "districtOfficer",
    "districtLeader",
    "partnerLiaison",
  ],
  "application.name": ["districtOfficer", "partnerLiaison"],
  "delegation.manage": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
});
