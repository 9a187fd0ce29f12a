import { declareVerbs } from "../access/policy.ts";

declareVerbs({
  // Public data, but every deadline of the district is reckoned on it: two posts keep it, the log says which of them did.
  "calendar.manage": ["districtOfficer", "systemAdmin"],
});
