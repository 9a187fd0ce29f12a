import type { MatterView } from "../../../../platform/procedures/procedures.contract.ts";

export interface DialogProps {
  readonly matter: MatterView;
  readonly onClose: () => void;
}
