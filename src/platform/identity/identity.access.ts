import { declareVerbs } from "../access/policy.ts";

declareVerbs({
  "account.manage": ["systemAdmin", "securityAdmin"],
  "audit.read": ["auditor"],
});
