/** The figures of the board: five links down, four colours across. Pure. */
import type { Colour, ResponseLink } from "../../protection-codes.contract.ts";

export interface Figure {
  readonly count: number;
  readonly late: number;
}

interface Counted extends Figure {
  readonly link: ResponseLink;
  readonly colour: Colour;
}

/** Absent: of all links, of all colours. */
export function figureOf(counts: readonly Counted[], link?: ResponseLink, colour?: Colour): Figure {
  const fitting = counts.filter(
    (one) => (link === undefined || one.link === link) && (colour === undefined || one.colour === colour),
  );
  return {
    count: fitting.reduce((sum, { count }) => sum + count, 0),
    late: fitting.reduce((sum, { late }) => sum + late, 0),
  };
}
