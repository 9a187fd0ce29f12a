import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "import.read": ["townshipSupervisor", "districtOfficer"],
  "import.write": ["townshipSupervisor", "districtOfficer"],
});
