import { useNow } from "../session/useNow.ts";
import { timeLeft } from "./time-left.ts";

const tones = { late: "ta-red", soon: "ta-amber", calm: "" } as const;
/** The shape says it too, for who does not see the colour. */
const marks = { late: "●", soon: "◐", calm: "○" } as const;

/** `◐ 还剩 25 分钟 · 14:30 前`, going down while one looks. */
export function TimeLeft({ dueAt }: { readonly dueAt: string }) {
  const { text, tone } = timeLeft(dueAt, useNow());
  return (
    <span className={tones[tone]}>
      <span aria-hidden="true">{marks[tone]}</span> {text}
    </span>
  );
}
