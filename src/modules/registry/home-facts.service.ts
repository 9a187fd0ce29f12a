/** What is known of a child's home, for rooms that look for children who need somebody to look after them. */
import { findHomes, listHomes } from "./home-facts.store.ts";

export type { HomeFacts } from "./home-facts.store.ts";
export { findHomes, listHomes };
