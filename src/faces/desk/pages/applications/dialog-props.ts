import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";

export interface DialogProps {
  readonly matter: MatterView;
  readonly onClose: () => void;
}
