/** Where two writings of the same thing part: character by character, so that the eye finds it at once. Pure. */

export interface Differing {
  /** Positions counted in characters, as `Array.from` takes a text apart. */
  readonly row: number[];
  readonly person: number[];
}

const NOTHING: Differing = { row: [], person: [] };

/** What separates the parts of a name or a date says nothing by itself. */
const SILENT = /^[\s·.．•・*＊\-/]$/u;
/** Longer ones are sentences: whoever compares them reads them. */
const LONGEST = 40;

/**
 * Numbers and dates of one length are laid over each other; a name with one character more or less is laid so that most of them meet.
 * What is masked on either side differs from nothing. Where nothing meets, nothing is marked: the whole is another.
 */
export function differingCharacters(row: string, person: string): Differing {
  const left = Array.from(row);
  const right = Array.from(person);
  if (left.length === 0 || right.length === 0 || row === person) return NOTHING;
  if (Math.max(left.length, right.length) > LONGEST) return NOTHING;
  const found =
    left.length === right.length && isNumeric(row) ? laidOver(left, right) : laidAlong(left, right);
  const audible = { row: onlyAudible(found.row, left), person: onlyAudible(found.person, right) };
  const isAllOther = audible.row.length === left.filter((one) => !SILENT.test(one)).length;
  return isAllOther ? NOTHING : audible;
}

const isNumeric = (text: string) => /^[\dXx*\-/.]+$/.test(text);

function onlyAudible(positions: readonly number[], text: readonly string[]): number[] {
  return positions.filter((at) => !SILENT.test(text[at] ?? ""));
}

function laidOver(left: readonly string[], right: readonly string[]): Differing {
  const at = left.flatMap((one, index) => {
    const other = right[index] ?? "";
    return one === other || one === "*" || other === "*" ? [] : [index];
  });
  return { row: at, person: at };
}

/** The longest common run of characters in order; what is outside of it differs. */
function laidAlong(left: readonly string[], right: readonly string[]): Differing {
  const common = left.map(() => right.map(() => 0));
  const of = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      (common[i] ?? [])[j] =
        left[i] === right[j] ? of(i + 1, j + 1) + 1 : Math.max(of(i + 1, j), of(i, j + 1));
  const row: number[] = [];
  const person: number[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      i++;
      j++;
    } else if (j >= right.length || (i < left.length && of(i + 1, j) >= of(i, j + 1))) row.push(i++);
    else person.push(j++);
  }
  return { row, person };
}
