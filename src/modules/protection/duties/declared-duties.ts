/** All that the six protections declare, in the order in which people see it. */
import "./declared/family.ts";
import "./declared/school.ts";
import "./declared/society.ts";
import "./declared/network.ts";
import "./declared/government.ts";
import "./declared/coordination.ts";
import "./declared/emergency-plans.ts";
import "./declared/interest-reports.ts";
import "./declared/judicial.ts";
