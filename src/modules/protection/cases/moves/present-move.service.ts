/** How a case stands between two townships, as its page shows it. */
import { mayDo } from "../../../../platform/access/policy.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { CaseView } from "../case-view.contract.ts";
import type { Seat } from "../what-parts-see.ts";
import { findOpenMove, findRefusedMove } from "./case-moves.store.ts";

type Places = Pick<App, "places">;

export async function moveOf(tx: Tx, { places }: Places, id: string): Promise<CaseView["move"]> {
  const move = await findOpenMove(tx, id);
  if (move === undefined) return null;
  return {
    id: move.id,
    fromName: places.nameOf(move.fromCode.slice(0, 9)),
    toName: places.nameOf(move.toCode.slice(0, 9)),
    offeredAt: move.offeredAt.toISOString(),
    note: move.note,
    mayAnswer: tx.actor.role === "townshipSupervisor" && move.toCode.startsWith(tx.actor.placeCode),
  };
}

export async function refusedMoveOf(
  tx: Tx,
  { places }: Places,
  id: string,
  seat: Seat,
): Promise<CaseView["refusedMove"]> {
  const move = await findRefusedMove(tx, id);
  if (move === undefined || move.keptAt !== null) return null;
  return {
    id: move.id,
    toName: places.nameOf(move.toCode.slice(0, 9)),
    at: move.refusedAt.toISOString(),
    why: move.refusedWhy,
    maySettle: ["lead", "supervisor", "office"].includes(seat) && mayDo(tx.actor, "case.lead"),
  };
}
