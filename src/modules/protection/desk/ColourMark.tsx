import { type Colour, colourCodes } from "../protection-codes.contract.ts";
import { colourLooks } from "./colour-looks.ts";
import "./colour-mark.css";

/** How much danger: never the colour alone. */
export function ColourMark({ colour }: { readonly colour: Colour }) {
  const { word, mark, className } = colourLooks[colour];
  return (
    <span className={className} title={colourCodes.label(colour)}>
      <span aria-hidden="true">{mark}</span> {word}
    </span>
  );
}
