import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  // Figures only; a post without children's data reads them as well.
  "statistics.read": [
    "villageDirector",
    "townshipSupervisor",
    "districtOfficer",
    "districtLeader",
    "finance",
  ],
  // The names behind a figure are personal data.
  "statistics.names": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "statistics.export": ["townshipSupervisor", "districtOfficer", "districtLeader"],
});
