/**
 * Brothers and sisters stand in several rows, and each row tells of the parents in its own words (四川省成都市, 四川成都). What one adult's
 * first row says counts, what later rows say about the same line is passed over: otherwise the rows would overwrite one another
 * in the register, and the same file again would seem to change it. Pure.
 */
import { slotOf } from "../facts.contract.ts";
import type { FileDraft, KinDraft } from "../file-draft.contract.ts";

/** `51/condition:migrantWork` → the earlier row that speaks of it. */
export type SpokenBefore = Readonly<Record<string, number>>;

const PHONE = "phone";

function linesOf(kin: KinDraft): string[] {
  const lines = kin.facts.map(({ kind, value, from }) => `${kind}:${slotOf(kind, value, from)}`);
  return kin.person.phone === undefined ? lines : [...lines, PHONE];
}

/** Who has spoken of which adult (known by number) so far in a file. */
export class Speakers {
  /** Row and lines, as bits; a second row that adds a line appends to the list. */
  readonly #byNumber = new Map<string, [row: number, lines: number] | [row: number, lines: number][]>();
  readonly #bits = new Map<string, number>();

  /** Takes down what this row says, and tells what was said before it; undefined for most rows. */
  hear(kin: readonly KinDraft[], row: number): SpokenBefore | undefined {
    let before: Record<string, number> | undefined;
    for (const one of kin) {
      const { citizenNo } = one.person;
      if (citizenNo === undefined) continue;
      let fresh = 0;
      for (const line of linesOf(one)) {
        const bit = this.#bitOf(line);
        const speaker = this.#speakerOf(citizenNo, bit);
        if (speaker === undefined) fresh |= bit;
        else if (speaker !== row) before = { ...before, [`${one.relation}/${line}`]: speaker };
      }
      if (fresh !== 0) this.#add(citizenNo, row, fresh);
    }
    return before;
  }

  #bitOf(line: string): number {
    let bit = this.#bits.get(line);
    if (bit === undefined) {
      bit = 1 << this.#bits.size;
      this.#bits.set(line, bit);
    }
    return bit;
  }

  #speakerOf(citizenNo: string, bit: number): number | undefined {
    return this.#entries(citizenNo).find(([, lines]) => (lines & bit) !== 0)?.[0];
  }

  #entries(citizenNo: string): readonly (readonly [number, number])[] {
    const known = this.#byNumber.get(citizenNo);
    if (known === undefined) return [];
    return typeof known[0] === "number" ? [known as [number, number]] : (known as [number, number][]);
  }

  #add(citizenNo: string, row: number, lines: number): void {
    const known = this.#entries(citizenNo);
    this.#byNumber.set(
      citizenNo,
      known.length === 0 ? [row, lines] : [...known.map(([r, l]): [number, number] => [r, l]), [row, lines]],
    );
  }
}

/** The draft without the lines that an earlier row of the file has told; `counts` says whether that row is imported. */
export function withoutSpoken(
  draft: FileDraft,
  spoken: SpokenBefore | undefined,
  counts: (row: number) => boolean,
): FileDraft {
  if (spoken === undefined) return draft;
  const isTold = (kin: KinDraft, line: string) => {
    const row = spoken[`${kin.relation}/${line}`];
    return row !== undefined && counts(row);
  };
  return {
    ...draft,
    kin: draft.kin.map((kin) => {
      const { phone, ...person } = kin.person;
      return {
        ...kin,
        person: phone === undefined || isTold(kin, PHONE) ? person : kin.person,
        facts: kin.facts.filter(
          ({ kind, value, from }) => !isTold(kin, `${kind}:${slotOf(kind, value, from)}`),
        ),
      };
    }),
  };
}
