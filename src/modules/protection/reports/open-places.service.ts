import type { OutputOf } from "../../../kernel/operation.ts";
import type { App } from "../../../platform/http/app.ts";
import type { listOpenPlaces as operation } from "./open-reports.contract.ts";
import { districtOf } from "./receive-report.service.ts";

/** Public data: the district's townships with their villages. */
export function listOpenPlaces({ places }: App): OutputOf<typeof operation> {
  const code = districtOf({ places });
  const below = (parent: string, level: string) =>
    places.all.filter((place) => place.level === level && place.parentCode === parent);
  return {
    district: { code, name: places.nameOf(code) },
    townships: below(code, "township").map((township) => ({
      code: township.code,
      name: township.shortName,
      villages: below(township.code, "village").map((village) => ({
        code: village.code,
        name: village.shortName,
      })),
    })),
  };
}
