import { Link } from "react-router";

export interface FigureLineProps {
  readonly label: string;
  /** Opens the very things that are counted. */
  readonly to: string;
  readonly count: number;
  readonly tone?: "red" | "amber";
}

/** A line of a `ta-counts` list: what, and how many; coloured only where there are any. */
export function FigureLine({ label, to, count, tone }: FigureLineProps) {
  return (
    <li>
      <Link to={to}>{label}</Link>
      <b className={tone !== undefined && count > 0 ? `ta-${tone}` : undefined}>
        {count.toLocaleString("zh-CN")}
      </b>
    </li>
  );
}
