/** Programmes and screening: who reads the catalogue, who settles what was found, who refers and records answers. */
import { declareVerbs } from "../../platform/access/policy.ts";

declareVerbs({
  // Fills an application in from the child's file, which a department does not read.
  "application.prepare": ["villageDirector", "townshipSupervisor", "districtOfficer"],
  // Law and amounts: nobody's personal data.
  "program.read": [
    "villageDirector",
    "townshipSupervisor",
    "districtOfficer",
    "districtLeader",
    "finance",
    "institutionStaff",
    "socialWorker",
    "auditor",
  ],
  "finding.read": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "finding.settle": ["villageDirector", "townshipSupervisor", "districtOfficer"],
  "finding.export": ["townshipSupervisor", "districtOfficer"],
  // A screening of everybody takes the database for seconds: one post starts it by hand.
  "finding.screen": ["districtOfficer"],
  "coverage.read": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader", "finance"],
  "referral.read": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "referral.write": ["townshipSupervisor", "districtOfficer"],
  // A liaison answers for the programmes of the own unit, and learns nothing else of the register.
  "referral.takeUp": ["townshipSupervisor", "districtOfficer", "partnerLiaison"],
});
