/** What other rooms show on the home page. Plugged in here: the register itself knows none of them. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";

interface TodaySection {
  readonly key: string;
  readonly verb: string;
  readonly Section: LazyExoticComponent<ComponentType>;
}

export const todaySections: readonly TodaySection[] = [
  {
    key: "visits",
    verb: "visit.read",
    Section: lazy(async () => ({
      default: (await import("../../modules/workforce/today/desk/TodayVisits.tsx")).TodayVisits,
    })),
  },
  {
    key: "cases",
    verb: "case.count",
    Section: lazy(async () => ({
      default: (await import("../../modules/protection/cases/desk/TodayCases.tsx")).TodayCases,
    })),
  },
  {
    key: "exchange",
    verb: "match.follow",
    Section: lazy(async () => ({
      default: (await import("../../modules/matching/today/desk/TodayExchange.tsx")).TodayExchange,
    })),
  },
];
