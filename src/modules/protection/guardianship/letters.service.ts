/** Letters of responsibility: of the children in difficulty, how many guardians have signed one. */
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listChildrenInDifficulty } from "../../registry/guardianship-source.service.ts";
import { countSignedLetters } from "./orders.store.ts";

export async function lettersOf(
  tx: Tx,
  scope: Scope,
  on: string,
): Promise<{ readonly signed: number; readonly wanted: number }> {
  const children = await listChildrenInDifficulty(tx, { scope, on });
  return { signed: await countSignedLetters(tx, children, on), wanted: children.length };
}
