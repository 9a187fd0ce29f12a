/** A procedure of this room belongs to a case from its first moment, and the case's timeline says when it ran and how it ended. */
import { now } from "../../../../kernel/clock.ts";
import { inEveryPlace, type Tx } from "../../../../platform/db/database.ts";
import { matterStateCodes } from "../../../../platform/procedures/matter-view.contract.ts";
import type { MatterFile, ProcedureBinding } from "../../../../platform/procedures/procedure-book.service.ts";
import { caseHappened } from "../seats.service.ts";
import { tieMatter } from "./case-links.store.ts";
import { caseOfMatter, chooseCase, demandOpenCase } from "./choose-case.service.ts";

/** The same binding, told to the case. */
export function ofCases(binding: ProcedureBinding): ProcedureBinding {
  const isSealed = binding.procedure.isSealed === true;
  const then =
    (own: ProcedureBinding["onApproved"]): NonNullable<ProcedureBinding["onApproved"]> =>
    async (tx, app, file) => {
      await own?.(tx, app, file);
      await tell(tx, file, `${file.procedure.title}：${matterStateCodes.label(file.matter.state)}`);
    };
  return {
    ...binding,
    async onStarted(tx, app, started) {
      await binding.onStarted?.(tx, app, started);
      const caseId = await caseFor(tx, isSealed, started);
      if (caseId !== undefined) await inEveryPlace(tx, () => tieMatter(tx, started.id, caseId, now()));
    },
    async onReceived(tx, app, file) {
      await binding.onReceived?.(tx, app, file);
      await tell(tx, file, `开始办理${file.procedure.title}`, "matterBegun");
    },
    onApproved: then(binding.onApproved),
    onRefused: then(binding.onRefused),
    onWithdrawn: then(binding.onWithdrawn),
    onClosed: then(binding.onClosed),
  };
}

/** What is known to named people alone is tied only by somebody who says to which case. */
async function caseFor(
  tx: Tx,
  isSealed: boolean,
  { subjectId, belongsTo }: { readonly subjectId: string | null; readonly belongsTo: string | undefined },
): Promise<string | undefined> {
  if (belongsTo === undefined && (isSealed || subjectId === null)) return undefined;
  if (subjectId === null) return belongsTo === undefined ? undefined : demandOpenCase(tx, belongsTo);
  return chooseCase(tx, subjectId, belongsTo);
}

async function tell(tx: Tx, file: MatterFile, words: string, code = "matterEnded"): Promise<void> {
  if (file.procedure.isSealed === true) return;
  const caseId = await caseOfMatter(tx, file.id);
  if (caseId === undefined) return;
  const { state } = file.matter;
  await caseHappened(tx, caseId, { code, data: { procedure: file.procedure.code, state }, words });
}
