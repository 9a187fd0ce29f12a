/** Which papers a record gives. Pure. */
import type { CasePaper } from "../papers/case-papers.contract.ts";
import type { RecordKind } from "../records/record-kinds.contract.ts";

const papers: Readonly<Partial<Record<RecordKind, readonly CasePaper[]>>> = {
  policeTransfer: ["policeTransfer"],
  placement: ["handover"],
  visit: ["visit", "safety"],
  safetyCheck: ["safety"],
  conference: ["minutes"],
  plan: ["plan"],
};

export const papersOf = (kind: RecordKind): readonly CasePaper[] => papers[kind] ?? [];
