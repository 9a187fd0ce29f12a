/** What decides how often a child is visited, for the room that plans visits. */
export { findVisitFacts, listPresentFiles, listVisitFacts, type VisitFacts } from "./visit-facts.store.ts";
