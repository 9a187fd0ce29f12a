/** Hundredths of a per cent as people read them; 9,999 of 10,000 is 99.99 %, never 100 %. */
export function rateWords(rate: number | null): string {
  return rate === null ? "—" : `${rate % 100 === 0 ? rate / 100 : (rate / 100).toFixed(2)}%`;
}
