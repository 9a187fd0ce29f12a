/** The guardian whom a form means, as the register knows the person. */
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import type { ChildFile } from "../../../registry/child-file.contract.ts";
import { readChild } from "../../../registry/read-child.service.ts";
import { textOf } from "../answers.ts";

const relations: Readonly<Record<string, readonly string[]>> = { father: ["51", "57"], mother: ["52", "58"] };

/** By what the person is to the child, or by the name; undefined: not in the file. */
export async function findGuardian(
  tx: Tx,
  app: App,
  file: MatterFile,
): Promise<ChildFile["kin"][number] | undefined> {
  if (file.subjectId === null) return undefined;
  const { kin } = await readChild(tx, app, file.subjectId);
  const role = textOf(file, "guardianRole");
  const name = textOf(file, "guardianName");
  const holding = kin.filter(({ to }) => to === null);
  return (
    holding.find(({ relation }) => relations[role]?.includes(relation) === true) ??
    holding.find(({ person }) => person.name === name)
  );
}
