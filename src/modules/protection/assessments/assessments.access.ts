/** Who begins, scores, confirms and reads an assessment; which ones, is a matter of place or of taking part (row security). */
import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "assessment.read": ["townshipSupervisor", "districtOfficer", "districtLeader", "assessor", "socialWorker"],
  // The grade alone, of the own children: enough to know how often to visit.
  "assessment.readGrade": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  // What is asked, for the whole district.
  "assessment.setTemplate": ["districtOfficer"],
  // Never one's own: the service asks for another person.
  "assessment.confirmTemplate": ["districtOfficer", "districtLeader"],
  "assessment.start": ["townshipSupervisor", "districtOfficer"],
  "assessment.score": ["townshipSupervisor", "districtOfficer", "assessor", "socialWorker"],
  "assessment.confirm": ["townshipSupervisor", "districtOfficer"],
});
