/** 14:32; 昨天 14:32; 11-20 14:32. Pure. */
import { addDays } from "../../kernel/calendar-date.ts";
import { businessMoment } from "../../kernel/clock.ts";

export function sayMoment(at: string, today: string): string {
  const [day = "", time = ""] = businessMoment(new Date(at)).split(" ");
  if (day === today) return time;
  if (day === addDays(today, -1)) return `昨天 ${time}`;
  return `${day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day} ${time}`;
}
