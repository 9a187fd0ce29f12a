import { useMemo } from "react";
import type { OutputOf } from "../../../kernel/operation.ts";
import { useRead } from "../../../platform/client/useRead.ts";
import { listPlaces } from "../../../platform/places/places.contract.ts";

export type Place = OutputOf<typeof listPlaces>["items"][number];

export interface Places {
  readonly all: readonly Place[];
  find(code: string): Place | undefined;
  /** `古楼镇 沙嘴村`; the code itself while the list is on its way. */
  nameOf(code: string): string;
}

/** Townships and villages; they change once a year, so they are asked for once. */
export function usePlaces(): Places {
  const { data } = useRead(listPlaces, {}, { freshForMs: Number.POSITIVE_INFINITY });
  return useMemo(() => directory(data?.items ?? []), [data]);
}

function directory(all: readonly Place[]): Places {
  const byCode = new Map(all.map((place) => [place.code, place]));
  return {
    all,
    find: (code) => byCode.get(code),
    nameOf(code) {
      const place = byCode.get(code);
      if (place === undefined) return code;
      const township = place.level === "village" ? byCode.get(place.parentCode ?? "") : undefined;
      return township === undefined ? place.shortName : `${township.shortName} ${place.shortName}`;
    },
  };
}
