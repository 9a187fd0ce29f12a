import type { DutyCounts } from "../../../../platform/records/duties.contract.ts";
import { type DutyState, dutyStateCodes } from "../../../../platform/records/record-codes.contract.ts";
import { stateColours } from "./duty-words.ts";

interface StateCountsProps {
  readonly counts: DutyCounts;
  readonly state: string | undefined;
  readonly onChoose: (state: DutyState | undefined) => void;
}

/** Each figure narrows the list to what it counts; pressed again it lets go. */
export function StateCounts({ counts, state, onChoose }: StateCountsProps) {
  return (
    <span className="ta-duty-counts">
      {dutyStateCodes.options
        .filter(({ value }) => counts[value] > 0)
        .map(({ value, label }) => (
          <button
            key={value}
            type="button"
            className={`ta-plain ${stateColours[value]}`}
            aria-pressed={state === value}
            onClick={() => onChoose(state === value ? undefined : value)}
          >
            {label} <b>{counts[value]}</b>
          </button>
        ))}
    </span>
  );
}
