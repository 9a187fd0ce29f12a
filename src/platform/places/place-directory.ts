/** The division tree in memory: public data, read once, asked on every row of an import. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly level: "district" | "township" | "village";
  readonly parentCode: string | null;
}

export class PlaceDirectory {
  readonly #byCode: ReadonlyMap<string, Place>;
  readonly all: readonly Place[];

  constructor(places: readonly Place[]) {
    this.all = places;
    this.#byCode = new Map(places.map((place) => [place.code, place]));
  }

  find(code: string): Place | undefined {
    return this.#byCode.get(code);
  }

  /** Short name, or the code itself for a place that the tree does not know. */
  nameOf(code: string): string {
    return this.#byCode.get(code)?.shortName ?? code;
  }

  /** 古楼镇沙嘴村: a village as those say it who look after several townships. */
  longNameOf(code: string): string {
    const township = code.length > 9 ? (this.townshipOf(code)?.shortName ?? "") : "";
    return `${township}${this.nameOf(code)}`;
  }

  townshipOf(code: string): Place | undefined {
    return this.#byCode.get(code.slice(0, 9));
  }
}
