/** The server's time now, told once and carried on by this machine's clock, which may be set wrong but runs. */
export function serverTime(told: string, receivedAt: number, at: Date): Date {
  return new Date(new Date(told).getTime() + at.getTime() - receivedAt);
}
