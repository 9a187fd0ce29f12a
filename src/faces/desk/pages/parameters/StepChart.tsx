import type { ParameterUnit } from "../../../../platform/parameters/parameter-value.contract.ts";
import { sayValue } from "../../../../platform/parameters/parameter-value.contract.ts";
import { drawSteps, type Step } from "./step-chart.ts";

interface StepChartProps {
  readonly unit: ParameterUnit;
  readonly steps: readonly Step[];
  readonly today: string;
}

const BOX = { width: 480, height: 90 };
const ABOVE = 18;

/** How the value rose; the table under it says the same in figures. */
export function StepChart({ unit, steps, today }: StepChartProps) {
  const drawn = drawSteps(steps, today, BOX);
  if (drawn.length === 0) return null;
  return (
    <svg
      className="ta-param-chart"
      viewBox={`0 0 ${BOX.width} ${BOX.height + ABOVE + 18}`}
      role="img"
      aria-label={`历年变化：${drawn.map(({ from, value }) => `${from} ${sayValue(unit, value)}`).join("；")}`}
    >
      <line x1={0} x2={BOX.width} y1={BOX.height + ABOVE} y2={BOX.height + ABOVE} className="is-ground" />
      {drawn.map(({ x1, x2, y, from, value }, index) => (
        <g key={from}>
          <rect x={x1} y={y + ABOVE} width={x2 - x1} height={BOX.height - y} className="is-step" />
          <line x1={x1} x2={x2} y1={y + ABOVE} y2={y + ABOVE} className="is-line" />
          {(x2 - x1 > 56 || index === drawn.length - 1) && (
            <text
              x={x2 - x1 > 56 ? x1 + 4 : BOX.width}
              y={y + ABOVE - 4}
              textAnchor={x2 - x1 > 56 ? "start" : "end"}
            >
              {sayValue(unit, value).replace(/\.00 .*$/, "")}
            </text>
          )}
          {x2 - x1 > 40 && (
            <text x={x1 + 2} y={BOX.height + ABOVE + 14} className="is-year">
              {from.slice(0, 7)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
