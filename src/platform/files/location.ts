/** A file's name in the store: its id. @throws when it is anything else */
export function demandLocation(location: string): string {
  if (!/^[0-9a-f-]{36}$/.test(location)) throw new Error(`not a stored file: ${location}`);
  return location;
}
