import type { Colour } from "../../protection-codes.contract.ts";
import { colourCodes } from "../../protection-codes.contract.ts";
import type { Safety } from "../case-codes.contract.ts";
import { colourLooks, type Look, safetyLooks } from "./case-looks.ts";
import "./cases.css";

export function ColourMark({ colour }: { readonly colour: Colour }) {
  return <Mark look={colourLooks[colour]} title={colourCodes.label(colour)} />;
}

export function SafetyMark({ safety }: { readonly safety: Safety }) {
  return <Mark look={safetyLooks[safety]} />;
}

function Mark({ look, title }: { readonly look: Look; readonly title?: string }) {
  return (
    <span className={`ta-nowrap ${look.className}`} title={title}>
      <span aria-hidden="true">{look.mark}</span> {look.word}
    </span>
  );
}
