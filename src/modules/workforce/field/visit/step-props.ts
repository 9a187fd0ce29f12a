import type { ChildDocument } from "../../phone/child-document.contract.ts";
import type { DeskDocument } from "../../phone/desk-document.contract.ts";
import type { VisitDraft, VisitFaults } from "../visit-draft.ts";
import type { Photos } from "./photos.ts";

export interface StepProps {
  readonly draft: VisitDraft;
  readonly child: ChildDocument;
  readonly desk: DeskDocument;
  readonly faults: VisitFaults;
  readonly change: (part: Partial<VisitDraft>) => void;
  /** To the next screen, with what was just answered. */
  readonly next: (after?: VisitDraft) => void;
  readonly photos: Photos;
  readonly writeNow: () => Promise<void>;
}
