import { declareVerbs } from "../access/policy.ts";

declareVerbs({
  "account.manage": ["systemAdmin", "securityAdmin"],
  // Who makes accounts does not also open them past their owner's phone.
  "account.resetOtp": ["securityAdmin"],
  "audit.read": ["auditor"],
});
