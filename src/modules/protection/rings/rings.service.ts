import type { OutputOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listRinging } from "../../../platform/tasks/tasks.service.ts";
import type { listRings as operation } from "./rings.contract.ts";

const MOST = 20;

export async function listRings(tx: Tx): Promise<OutputOf<typeof operation>> {
  const ringing = await listRinging(tx, MOST);
  return {
    items: ringing.map(({ id, title, why, link, due_at }) => ({
      ...{ id, title, why, link },
      dueAt: due_at?.toISOString() ?? null,
    })),
  };
}
