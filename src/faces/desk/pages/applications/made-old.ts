/** What is old after any act on an application. */
import { readDesk } from "../../../../modules/registry/desk.contract.ts";
import { listApplications, readApplication } from "../../../../platform/procedures/procedures.contract.ts";

export const madeOld = [readApplication, listApplications, readDesk];
