/** What offices are called on paper. Pure. */
interface Places {
  nameOf(code: string): string;
}

export function bureauName(places: Places, code: string): string {
  return `${places.nameOf(code.slice(0, 6))}民政局`;
}

export function townshipName(places: Places, code: string): string {
  return `${places.nameOf(code.slice(0, 9))}人民政府（街道办事处）`;
}
