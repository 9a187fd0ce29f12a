/**
 * Reports and cases. The verb opens the door; which reports and cases somebody sees behind it is decided by place and secrecy, or by the
 * part that somebody has in a case (row security asks both).
 */
import type { Role } from "../../kernel/actor.ts";
import { declareVerbs } from "../../platform/access/policy.ts";

/** Whoever meets children at work must report, and can do it with the own account, or by the key of the organisation. */
const reporters: readonly Role[] = [
  "villageDirector",
  "townshipSupervisor",
  "districtOfficer",
  "districtLeader",
  "institutionStaff",
  "adoptionRegistrar",
  "assessor",
  "partnerLiaison",
  "socialWorker",
  "partner",
];

declareVerbs({
  "report.create": reporters,
  // To what one has reported oneself; where it stands, and what is answered.
  "report.add": reporters,
  "report.follow": reporters,
  "report.read": ["townshipSupervisor", "districtOfficer", "districtLeader"],
  "report.export": ["townshipSupervisor", "districtOfficer", "districtLeader"],
  // Who receives reports, when: a supervisor for the own township, the district for all.
  "roster.read": ["townshipSupervisor", "districtOfficer", "districtLeader"],
  "roster.set": ["townshipSupervisor", "districtOfficer"],
  // Who is rung when a report says that a child is in danger.
  "ring.hear": ["townshipSupervisor", "districtOfficer", "districtLeader"],
  "report.intake": ["townshipSupervisor", "districtOfficer"],
  "reporter.reveal": ["townshipSupervisor", "districtOfficer"],
  "case.read": [
    "villageDirector",
    "townshipSupervisor",
    "districtOfficer",
    "districtLeader",
    "institutionStaff",
    "assessor",
    "partnerLiaison",
    "socialWorker",
  ],
  // Of the whole place, for the home page.
  "case.count": ["townshipSupervisor", "districtOfficer", "districtLeader"],
  // A file leaves the house: only with whoever answers for the cases.
  "case.export": ["townshipSupervisor", "districtOfficer"],
  "case.lead": ["townshipSupervisor", "districtOfficer"],
  "case.record": [
    "villageDirector",
    "townshipSupervisor",
    "districtOfficer",
    "institutionStaff",
    "assessor",
    "partnerLiaison",
    "socialWorker",
  ],
  // The second signature: of the office for the protection of minors, or of its leader.
  "case.sign": ["districtOfficer", "districtLeader"],
});
