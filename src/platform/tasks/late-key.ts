/** The key of the task by which the post above hears of a late one; it goes when that one does. Pure. */
export function lateKeyOf(key: string): string {
  return `late/${key}`;
}
