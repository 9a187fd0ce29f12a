interface MarkedTextProps {
  readonly text: string;
  /** Which of its characters the other side does not have there. */
  readonly at: readonly number[];
}

/** A text with what differs from the other side marked, neighbours together. */
export function MarkedText({ text, at }: MarkedTextProps) {
  if (at.length === 0) return text;
  const differs = new Set(at);
  const pieces: { from: number; isMarked: boolean; text: string }[] = [];
  for (const [index, character] of Array.from(text).entries()) {
    const isMarked = differs.has(index);
    const last = pieces.at(-1);
    if (last?.isMarked === isMarked) last.text += character;
    else pieces.push({ from: index, isMarked, text: character });
  }
  return pieces.map((piece) =>
    piece.isMarked ? <mark key={piece.from}>{piece.text}</mark> : <span key={piece.from}>{piece.text}</span>,
  );
}
