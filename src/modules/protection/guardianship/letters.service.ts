/** Letters of responsibility: of the children in difficulty, whose guardians have signed one. */
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listChildrenInDifficulty } from "../../registry/guardianship-source.service.ts";
import { listSignedLetters } from "./orders.store.ts";

export async function lettersOf(
  tx: Tx,
  scope: Scope,
  on: string,
): Promise<{ readonly signed: number; readonly wanted: number }> {
  const children = await listChildrenInDifficulty(tx, { scope, on });
  return { signed: (await listSignedLetters(tx, children, on)).length, wanted: children.length };
}

/** The children behind the figures, by whether their letter is signed. */
export async function childrenByLetter(
  tx: Tx,
  scope: Scope,
  on: string,
  letter: "signed" | "unsigned",
): Promise<ReadonlySet<string>> {
  const children = await listChildrenInDifficulty(tx, { scope, on });
  const signed = new Set(await listSignedLetters(tx, children, on));
  return new Set(children.filter((id) => signed.has(id) === (letter === "signed")));
}
