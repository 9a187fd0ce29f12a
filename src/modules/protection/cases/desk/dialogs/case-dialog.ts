/** What every dialog of a case is given. */
import type { CaseView } from "../../case-view.contract.ts";

export interface CaseDialogProps {
  readonly view: CaseView;
  readonly onClose: () => void;
}
