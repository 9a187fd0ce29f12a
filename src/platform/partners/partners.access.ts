/** Who makes partners does not also open the door to them: a key is asked for by one office and agreed to by another. */
import { declareVerbs } from "../access/policy.ts";

declareVerbs({
  "partner.read": ["systemAdmin", "securityAdmin"],
  "partner.manage": ["systemAdmin"],
  "partner.approve": ["securityAdmin"],
  "partner.revoke": ["systemAdmin", "securityAdmin"],
});
