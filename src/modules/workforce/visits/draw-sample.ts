/** Which visits of a month are asked about at the family's: so many of each township, by a mark that nobody chooses. Pure. */
export interface Drawable {
  readonly id: string;
  readonly township: string;
  /** Decides the order: it follows from the visit's id and the month alone. */
  readonly mark: string;
}

/** Of each township the share in per cent, rounded up, and at least one; in the order of the draw. */
export function drawSample(visits: readonly Drawable[], percent: number): string[] {
  return [...Map.groupBy(visits, ({ township }) => township)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, own]) =>
      own
        .toSorted((one, other) => (one.mark < other.mark ? -1 : 1))
        .slice(0, Math.max(1, Math.ceil((own.length * percent) / 100)))
        .map(({ id }) => id),
    );
}
