import { type Safety, safetyCodes } from "../case-codes.contract.ts";
import { safetyLooks } from "./safety-looks.ts";

export function SafetyMark({ safety }: { readonly safety: Safety }) {
  const { mark, className } = safetyLooks[safety];
  return (
    <span className={`ta-nowrap ${className}`}>
      <span aria-hidden="true">{mark}</span> {safetyCodes.label(safety)}
    </span>
  );
}
