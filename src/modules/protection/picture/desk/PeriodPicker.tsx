import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Radio } from "antd";
import type { UrlPatch } from "../../../../faces/desk/parts/useUrlState.ts";
import { addDays } from "../../../../kernel/calendar-date.ts";
import type { PeriodKind } from "../period.ts";

interface PeriodPickerProps {
  readonly kind: PeriodKind;
  readonly period: { readonly from: string; readonly to: string } | undefined;
  readonly today: string;
  readonly set: (patch: UrlPatch) => void;
}

const kinds: { readonly value: PeriodKind; readonly label: string }[] = [
  { value: "month", label: "月" },
  { value: "quarter", label: "季" },
  { value: "year", label: "年" },
];

/** A month, a quarter or a year, and the one before and after. */
export function PeriodPicker({ kind, period, today, set }: PeriodPickerProps) {
  return (
    <span className="ta-row ta-wrap">
      <Radio.Group
        optionType="button"
        aria-label="按月、季还是年"
        options={kinds}
        value={kind}
        onChange={({ target }) => set({ period: String(target.value) })}
      />
      <Button
        aria-label="上一期"
        icon={<LeftOutlined />}
        disabled={period === undefined}
        onClick={() => period !== undefined && set({ on: addDays(period.from, -1) })}
      />
      <span className="ta-num">{period === undefined ? "" : `${period.from} 至 ${period.to}`}</span>
      <Button
        aria-label="下一期"
        icon={<RightOutlined />}
        disabled={period === undefined || period.to >= today}
        onClick={() => period !== undefined && set({ on: addDays(period.to, 1) })}
      />
    </span>
  );
}
