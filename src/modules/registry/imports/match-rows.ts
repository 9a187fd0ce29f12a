/** Which file of the register a row without a known number speaks of. Pure. */

export interface Wanted {
  readonly hasNumber: boolean;
  /** Township of the row, as a code. */
  readonly township: string | undefined;
  readonly village: string | undefined;
  readonly father: string | undefined;
  readonly mother: string | undefined;
}

export interface Candidate {
  readonly child_id: string;
  readonly scope_code: string;
  readonly has_number: boolean;
  /** `51:周大`. */
  readonly parents: readonly string[];
}

/**
 * Same name and birth date within the township is the same child, if no parent speaks against it and nobody else fits as well.
 * A file with a number is never taken for a row with another one; of several files the one that, like the row, has none fits
 * first. Several that nothing tells apart (twice the same child in an earlier file) are taken in turn.
 */
export function chooseFile<File extends Candidate>(
  wanted: Wanted,
  candidates: readonly File[],
  isTaken: (id: string) => boolean,
): File | undefined {
  const { township } = wanted;
  const possible = candidates.filter(
    (file) =>
      township !== undefined &&
      file.scope_code.startsWith(township) &&
      !(wanted.hasNumber && file.has_number) &&
      !isTaken(file.child_id) &&
      parentsAgree(wanted, file) !== false,
  );
  const numberless = possible.filter((file) => !file.has_number);
  const fitting = numberless.length > 0 ? numberless : possible;
  const sure = narrow(
    narrow(fitting, (file) => parentsAgree(wanted, file) === true),
    (file) => file.scope_code === wanted.village,
  );
  if (sure.length <= 1) return sure[0];
  const [first] = sure;
  return first !== undefined && sure.every((file) => isAlike(file, first)) ? first : undefined;
}

function narrow<File>(files: readonly File[], test: (file: File) => boolean): readonly File[] {
  const better = files.filter(test);
  return better.length > 0 ? better : files;
}

/** True: a parent of the same name; false: both are known and differ; undefined: nothing to compare. */
function parentsAgree({ father, mother }: Wanted, { parents }: Candidate): boolean | undefined {
  const verdicts = [
    [father, "51:"],
    [mother, "52:"],
  ].flatMap(([name, relation]) => {
    const known = parents
      .filter((parent) => parent.startsWith(relation ?? ""))
      .map((parent) => parent.slice(3));
    return name === undefined || known.length === 0 ? [] : [known.includes(name)];
  });
  if (verdicts.length === 0) return undefined;
  return verdicts.includes(true);
}

function isAlike(a: Candidate, b: Candidate): boolean {
  return (
    a.scope_code === b.scope_code &&
    a.has_number === b.has_number &&
    [...a.parents].sort().join() === [...b.parents].sort().join()
  );
}
