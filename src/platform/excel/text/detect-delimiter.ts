const DELIMITERS = [",", "\t", ";"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE_LINES = 50;

/**
 * The delimiter of a text table, from its first lines: the one that occurs outside quotes equally often in most lines,
 * since commas also stand inside addresses and title lines have none.
 */
export function detectDelimiter(sample: string): Delimiter {
  const lines = countDelimiters(sample);
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const [index, delimiter] of DELIMITERS.entries()) {
    const frequency = new Map<number, number>();
    for (const counts of lines) {
      const count = counts[index] ?? 0;
      if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
    }
    for (const [count, times] of frequency) {
      const score = times * 1000 + Math.min(count, 999);
      if (score > bestScore) [best, bestScore] = [delimiter, score];
    }
  }
  return best;
}

/** For each line of the sample, how often each delimiter stands outside quotes. */
function countDelimiters(sample: string): number[][] {
  const lines: number[][] = [];
  let counts = DELIMITERS.map(() => 0);
  let quoted = false;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === "\n" || character === "\r") {
      lines.push(counts);
      if (lines.length >= SAMPLE_LINES) return lines;
      counts = DELIMITERS.map(() => 0);
    } else {
      const index = DELIMITERS.indexOf(character as Delimiter);
      if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  lines.push(counts);
  return lines;
}
