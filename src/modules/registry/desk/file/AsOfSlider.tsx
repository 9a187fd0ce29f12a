import { useState } from "react";
import { AsOfPicker } from "../../../../faces/desk/parts/AsOfPicker.tsx";
import { dayNumber, fromDayNumber, type IsoDate } from "../../../../kernel/calendar-date.ts";

interface AsOfSliderProps {
  /** The first day of which anything is known. */
  readonly first: IsoDate;
  readonly today: IsoDate;
  readonly value: IsoDate | undefined;
  readonly onChange: (value: IsoDate | undefined) => void;
}

/** Picks a day by drawing through the years; asks for it when the hand lets go. */
export function AsOfSlider({ first, today, value, onChange }: AsOfSliderProps) {
  const [drawn, setDrawn] = useState<IsoDate | undefined>();
  const shown = drawn ?? value ?? today;
  const settle = () => {
    if (drawn !== undefined) onChange(drawn === today ? undefined : drawn);
    setDrawn(undefined);
  };
  return (
    <div className="ta-as-of ta-noprint">
      <AsOfPicker value={drawn ?? value} today={today} onChange={onChange} />
      <input
        type="range"
        aria-label="在时间里移动"
        aria-valuetext={shown}
        min={dayNumber(first)}
        max={dayNumber(today)}
        value={dayNumber(shown)}
        onChange={({ target }) => setDrawn(fromDayNumber(Number(target.value)))}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
      <div className="ta-as-of-ends ta-grey" aria-hidden="true">
        <span>{first}</span>
        <span>今天</span>
      </div>
    </div>
  );
}
