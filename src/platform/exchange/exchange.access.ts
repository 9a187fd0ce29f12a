/** Who agrees with other units on what is exchanged, and who takes it in: one officer asks, another agrees. */
import { declareVerbs } from "../access/policy.ts";

declareVerbs({
  "exchange.read": ["districtOfficer", "districtLeader", "auditor"],
  "exchange.agree": ["districtOfficer"],
  "exchange.receive": ["districtOfficer"],
  "exchange.send": ["districtOfficer"],
  "exchange.deliver": ["partner"],
});
