/** Children of certain years with open files, for rooms that ask whether a school knows them. */
import { listChildrenBorn } from "./children-of-age.store.ts";

export { listChildrenBorn };
