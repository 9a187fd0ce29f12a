/** The district's townships and villages, fetched once while the first question is being read. */
import type { OutputOf } from "../../../../kernel/operation.ts";
import { call } from "../../../../platform/client/api.ts";
import { listOpenPlaces } from "../open-reports.contract.ts";

type PlaceList = OutputOf<typeof listOpenPlaces>;

export interface OpenPlaces {
  /** Asks again after a failure. @throws ApiProblem */
  list(): Promise<PlaceList>;
  /** As far as it is known by now. */
  known(): PlaceList | undefined;
  /** 古楼镇沙嘴村; empty where the list is not here or does not know it. */
  nameOf(code: string): string;
}

export function openPlaces(): OpenPlaces {
  let asked: Promise<PlaceList> | undefined;
  let known: PlaceList | undefined;
  return {
    list() {
      asked ??= call(listOpenPlaces).then(
        (list) => (known = list),
        (error: unknown) => {
          asked = undefined;
          throw error;
        },
      );
      return asked;
    },
    known: () => known,
    nameOf(code) {
      const township = known?.townships.find((each) => each.code === code.slice(0, 9));
      if (township === undefined) return "";
      return township.name + (township.villages.find((each) => each.code === code)?.name ?? "");
    },
  };
}
