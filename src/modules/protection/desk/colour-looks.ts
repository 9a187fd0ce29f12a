/** A colour of danger as it is shown: a word, a shape, a class. Pure. */
import type { Colour } from "../protection-codes.contract.ts";

interface ColourLook {
  /** The word alone; what it means stands in the code table. */
  readonly word: string;
  readonly mark: string;
  readonly className: string;
}

export const colourLooks: Readonly<Record<Colour, ColourLook>> = {
  red: { word: "红", mark: "●", className: "ta-danger ta-danger-red" },
  orange: { word: "橙", mark: "▲", className: "ta-danger ta-danger-orange" },
  yellow: { word: "黄", mark: "◆", className: "ta-danger ta-danger-yellow" },
  blue: { word: "蓝", mark: "○", className: "ta-danger ta-danger-blue" },
};
