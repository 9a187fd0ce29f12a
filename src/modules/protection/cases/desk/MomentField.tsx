import { Input } from "antd";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";

interface MomentFieldProps {
  readonly id: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  /** `2026-11-28 14:05`, in the district's own time. */
  readonly value: string;
  readonly max: string;
  readonly onChange: (value: string) => void;
}

/** A day and the time of it. */
export function MomentField({ id, describedBy, invalid, value, max, onChange }: MomentFieldProps) {
  const [day = "", time = ""] = value.split(" ");
  return (
    <span className="ta-case-moment">
      <DateField
        {...{ id, describedBy, invalid, max }}
        value={day === "" ? undefined : day}
        onChange={(next) => onChange(`${next ?? ""} ${time}`)}
      />
      <Input
        type="time"
        aria-label="几点几分"
        value={time}
        onChange={({ target }) => onChange(`${day} ${target.value}`)}
      />
    </span>
  );
}
