/** Records about a child find the child in the register, within the asker's place. */
import { bindAbout } from "../../../platform/records/about-book.service.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { demandChild } from "../../registry/payees.service.ts";

bindAbout("child", async (tx, id) => {
  await demandChild(tx, id);
  return (await readChildNames(tx, [id])).get(id);
});
