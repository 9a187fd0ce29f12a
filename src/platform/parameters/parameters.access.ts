import { declareVerbs } from "../access/policy.ts";

declareVerbs({
  "parameter.read": [
    "townshipSupervisor",
    "districtOfficer",
    "districtLeader",
    "finance",
    "institutionStaff",
    "auditor",
  ],
  "parameter.readChanges": ["districtOfficer", "districtLeader", "finance", "auditor"],
  "parameter.propose": ["districtOfficer"],
  // Never one's own: the service asks for another person.
  "parameter.confirm": ["districtOfficer", "districtLeader"],
});
