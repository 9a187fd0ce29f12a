/** Guesses at a PIN: five, then a pause that grows with each wrong one. Counted before the try, so that a killed page counts too. */
export interface PinMarks {
  readonly failures: number;
  readonly pausedUntil: number;
}

const FREE_GUESSES = 5;
const PAUSES_MINUTES = [1, 5, 15, 60, 240, 1440] as const;

/** The marks after one more guess, made at `at` (trusted time). */
export function countGuess(marks: PinMarks | undefined, at: number): PinMarks {
  const failures = (marks?.failures ?? 0) + 1;
  const step = failures - FREE_GUESSES;
  if (step < 0) return { failures, pausedUntil: 0 };
  const minutes = PAUSES_MINUTES[Math.min(step, PAUSES_MINUTES.length - 1)] ?? 1440;
  return { failures, pausedUntil: at + minutes * 60_000 };
}

/** In one sentence why no guess is taken now; null: it is. */
export function pausedSentence(marks: PinMarks | undefined, at: number): string | null {
  const left = (marks?.pausedUntil ?? 0) - at;
  if (left <= 0) return null;
  const minutes = Math.ceil(left / 60_000);
  const wait = minutes < 60 ? `${minutes} 分钟` : `${Math.ceil(minutes / 60)} 小时`;
  return `解锁密码错了好几次，请等 ${wait}再试，或者用用户名和密码重新登录。写的都还在。`;
}

export function wrongSentence(marks: PinMarks): string {
  const left = FREE_GUESSES - marks.failures;
  return left > 0
    ? `解锁密码不对，还可以试 ${left} 次。`
    : (pausedSentence({ ...marks, pausedUntil: marks.pausedUntil }, marks.pausedUntil - pauseOf(marks)) ??
        "解锁密码不对。");
}

function pauseOf({ failures }: PinMarks): number {
  const minutes = PAUSES_MINUTES[Math.min(failures - FREE_GUESSES, PAUSES_MINUTES.length - 1)] ?? 1440;
  return minutes * 60_000;
}
