import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { DateField } from "../form/DateField.tsx";

interface AsOfPickerProps {
  /** Absent: today. */
  readonly value: IsoDate | undefined;
  readonly onChange: (value: IsoDate | undefined) => void;
  readonly today: IsoDate;
}

/** Which day's state a page shows. */
export function AsOfPicker({ value, onChange, today }: AsOfPickerProps) {
  return (
    <span className="ta-row">
      <label htmlFor="as-of" className="ta-nowrap ta-grey">
        看哪一天的情况
      </label>
      <span style={{ width: 148 }}>
        <DateField
          id="as-of"
          value={value ?? today}
          max={today}
          onChange={(day) => onChange(day === today ? undefined : day)}
        />
      </span>
      {value !== undefined && (
        <button type="button" className="ta-link ta-nowrap" onClick={() => onChange(undefined)}>
          回到今天
        </button>
      )}
    </span>
  );
}
