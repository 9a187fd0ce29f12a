/** Where quick exit leads: this month, and nothing that tells what stood here before. */
import "./calendar.css";
import { today } from "../../kernel/clock.ts";
import { el } from "./el.ts";
import { weeksOf } from "./month-weeks.ts";

const day = today();
const [year = 0, month = 0] = day.split("-").map(Number);
const rows = weeksOf(year, month).map((week) =>
  el(
    "tr",
    {},
    ...week.map((date) =>
      el(
        "td",
        { "aria-current": date === Number(day.slice(8)) ? "date" : undefined },
        date === 0 ? "" : String(date),
      ),
    ),
  ),
);
document
  .getElementById("cal")
  ?.append(
    el("h1", {}, `${year} 年 ${month} 月`),
    el("table", {}, el("tr", {}, ...Array.from("一二三四五六日", (name) => el("th", {}, name))), ...rows),
  );
document.querySelector("h1")?.remove();
