/** Who holds children's files on a phone, who looks after phones, and who settles what came from them and could not be done. */
import { declareVerbs } from "../access/policy.ts";

declareVerbs({
  "phone.use": ["villageDirector"],
  "phone.look": ["townshipSupervisor", "districtOfficer"],
  "phone.end": ["townshipSupervisor", "districtOfficer"],
  "handedOver.look": ["villageDirector", "townshipSupervisor", "districtOfficer"],
  "handedOver.discard": ["townshipSupervisor", "districtOfficer"],
});
