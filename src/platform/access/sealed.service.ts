/**
 * Sealed matters: the log names one by its own id alone, and whoever reads one has said what for, once a session. Asked only after
 * row security has shown it, so that the question tells nobody of a matter that is not theirs to know.
 */
import { now } from "../../kernel/clock.ts";
import { maskNumbersIn } from "../../kernel/masking.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Tx } from "../db/database.ts";
import { findPart } from "./grants.service.ts";
import { notFound } from "./policy.ts";
import { purposeFirst } from "./sealed.contract.ts";
import * as store from "./sealed.store.ts";

/**
 * To be called wherever a sealed matter has been found for the asker. What changes it is logged as what it is; what only reads needs a
 * purpose. Without a session (the house itself, a machine with a key) there is nobody to ask. @throws access.purposeFirst
 */
export async function openSealed(tx: Tx, id: string): Promise<void> {
  tx.note({ onlyAbout: id });
  const { session } = tx.actor;
  if (tx.effect !== "read" || session === undefined) return;
  const purpose = await store.findPurpose(tx, { session, matterId: id });
  if (purpose === undefined) throw new Problem(purposeFirst, { extra: { matter: id } });
  tx.note({ purpose });
}

/** The asker's own words; a matter that is not theirs to know is not there. @throws access.notFound */
export async function statePurpose(tx: Tx, id: string, purpose: string): Promise<void> {
  if ((await findPart(tx, id)) === undefined) throw notFound();
  await keepPurpose(tx, id, purpose);
  tx.note({ onlyAbout: id, purpose });
}

/** Whoever seals a matter, or begins a sealed one, has said by that what for: they go on without a question. */
export async function sealedByAsker(tx: Tx, id: string): Promise<void> {
  tx.note({ onlyAbout: id });
  await keepPurpose(tx, id, "本人登记或设为涉密，接着办理");
}

async function keepPurpose(tx: Tx, matterId: string, purpose: string): Promise<void> {
  const { session } = tx.actor;
  if (session !== undefined)
    await store.putPurpose(tx, { session, matterId, purpose: maskNumbersIn(purpose), at: now() });
}
