import type { Safety } from "../case-codes.contract.ts";
import { safetyLooks } from "./safety-looks.ts";

export function SafetyMark({ safety }: { readonly safety: Safety }) {
  const { word, mark, className } = safetyLooks[safety];
  return (
    <span className={`ta-nowrap ${className}`}>
      <span aria-hidden="true">{mark}</span> {word}
    </span>
  );
}
