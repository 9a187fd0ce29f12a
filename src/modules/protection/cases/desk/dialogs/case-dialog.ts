/** What every dialog of a case is given. */
import type { CaseView } from "../../cases.contract.ts";

export interface CaseDialogProps {
  readonly view: CaseView;
  readonly onClose: () => void;
}
