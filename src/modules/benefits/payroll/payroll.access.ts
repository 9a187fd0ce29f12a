import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "entitlement.read": [
    "villageDirector",
    "townshipSupervisor",
    "districtOfficer",
    "districtLeader",
    "finance",
  ],
  "entitlement.write": ["districtOfficer"],
  // Whoever prepares may not review, whoever reviews may not approve: the use case looks at the persons.
  "payroll.read": ["townshipSupervisor", "districtOfficer", "districtLeader", "finance"],
  "payroll.prepare": ["districtOfficer"],
  "payroll.decide": ["districtOfficer", "districtLeader", "finance"],
  "payroll.pay": ["finance"],
  "payroll.recover": ["districtOfficer"],
  "budget.read": ["districtOfficer", "districtLeader", "finance"],
  "budget.write": ["finance"],
});
