/** Whether a child is safe, as it is shown beside its word: a shape, a class; never the colour alone. Pure. */
import type { Safety } from "../case-codes.contract.ts";

interface SafetyLook {
  readonly mark: string;
  readonly className: string;
}

export const safetyLooks: Readonly<Record<Safety, SafetyLook>> = {
  unknown: { mark: "？", className: "ta-purple" },
  safe: { mark: "✓", className: "ta-green" },
  conditional: { mark: "◐", className: "ta-amber" },
  unsafe: { mark: "▲", className: "ta-red ta-strong" },
};
