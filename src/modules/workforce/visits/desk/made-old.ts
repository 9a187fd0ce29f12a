import { readDesk } from "../../../registry/desk.contract.ts";
import { countVisits } from "../visit-counts.contract.ts";
import { listDueVisits, listSample, listVisits, readVisit } from "../visits.contract.ts";

/** What is old once something was done with a visit. */
export const madeOldByVisit: readonly { readonly name: string }[] = [
  listVisits,
  readVisit,
  listSample,
  listDueVisits,
  countVisits,
  readDesk,
];
