/** A row of monthly rates as a small line: where it stands between its lowest and highest month. Pure. */

export interface TrendMonth {
  readonly month: string;
  /** In hundredths of a percent; nothing where nothing was reckoned. */
  readonly rate: number | null;
}

export interface TrendPoint {
  readonly x: number;
  readonly y: number;
}

/** Less than this between the lowest and the highest month is hardly a change. */
const LEAST_SPAN = 500;

/** From left to right by month, higher rates further up; months without a rate leave no point. */
export function trendPoints(months: readonly TrendMonth[], width: number, height: number): TrendPoint[] {
  const rates = months.flatMap(({ rate }) => (rate === null ? [] : [rate]));
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  const span = Math.max(LEAST_SPAN, high - low);
  // What hardly changes lies in the middle: neither at the top nor at the bottom of anything.
  const floor = (low + high - span) / 2;
  const step = months.length < 2 ? 0 : width / (months.length - 1);
  return months.flatMap(({ rate }, index) =>
    rate === null
      ? []
      : [{ x: Math.round(index * step), y: Math.round(height - ((rate - floor) / span) * height) }],
  );
}
