import { rateWords } from "./rate-words.ts";
import { type TrendMonth, trendPoints } from "./trend-line.ts";

const WIDTH = 96;
const HEIGHT = 20;
/** The line and its last point are not cut at the edge. */
const EDGE = 4;

/** A rate over the months: where it began, how it went, where it is; each month in the words that come up over it. */
export function TrendLine({ months }: { readonly months: readonly TrendMonth[] }) {
  const known = months.filter(({ rate }) => rate !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return null;
  const points = trendPoints(months, WIDTH, HEIGHT);
  const end = points.at(-1);
  const words = known.map(({ month, rate }) => `${month} ${rateWords(rate)}`).join("，");
  return (
    <span className="ta-trend" title={words}>
      <span className="ta-grey ta-num">
        {month(first.month)} {rateWords(first.rate)}
      </span>
      <svg
        role="img"
        aria-label={words}
        width={WIDTH + 2 * EDGE}
        height={HEIGHT + 2 * EDGE}
        viewBox={`${-EDGE} ${-EDGE} ${WIDTH + 2 * EDGE} ${HEIGHT + 2 * EDGE}`}
      >
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
        {end !== undefined && <circle cx={end.x} cy={end.y} r={2.5} />}
      </svg>
      <span className="ta-num">
        {month(last.month)} {rateWords(last.rate)}
      </span>
    </span>
  );
}

const month = (text: string) => `${Number(text.slice(5))}月`;
