/** A township arranges who looks after its villages; the district may for all. */
import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "post.read": ["townshipSupervisor", "districtOfficer"],
  "post.appoint": ["townshipSupervisor", "districtOfficer"],
});
