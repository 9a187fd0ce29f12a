import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "ledger.read": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "ledger.export": ["townshipSupervisor", "districtOfficer"],
  // Clear citizen numbers in a file: one post of the bureau, with a purpose, audited.
  "ledger.exportNumbers": ["districtOfficer"],
});
