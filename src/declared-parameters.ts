/** Every room that declares parameters; imported for what it declares, in the order in which people see them. */
import "./modules/benefits/standards/standards.parameters.ts";
import "./modules/benefits/benefits.parameters.ts";
import "./modules/benefits/payroll/payroll.parameters.ts";
import "./modules/recognition/recognition.parameters.ts";
import "./modules/benefits/programs/programs.parameters.ts";
import "./modules/benefits/applications/applications.parameters.ts";
import "./modules/protection/special/special.parameters.ts";
import "./modules/protection/assessments/assessments.parameters.ts";
import "./modules/protection/discovery/discovery.parameters.ts";
import "./platform/parameters/confirmation.parameters.ts";
import "./platform/partners/partners.parameters.ts";
import "./platform/procedures/procedures.parameters.ts";
import "./platform/records/records.parameters.ts";
import "./modules/registry/registry.parameters.ts";
import "./modules/protection/guardianship/guardianship.parameters.ts";
import "./modules/protection/protection.parameters.ts";
import "./modules/protection/duties/duties.parameters.ts";
