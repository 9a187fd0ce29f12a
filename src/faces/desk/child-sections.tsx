/** What other rooms add to a child's file. Plugged in here: the register itself knows none of them. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";

interface ChildSection {
  readonly key: string;
  readonly verb: string;
  readonly Section: LazyExoticComponent<ComponentType<{ readonly childId: string }>>;
}

export const childSections: readonly ChildSection[] = [
  {
    key: "visits",
    verb: "visit.read",
    Section: lazy(async () => ({
      default: (await import("../../modules/workforce/visits/desk/ChildVisitsSection.tsx"))
        .ChildVisitsSection,
    })),
  },
  {
    key: "protection",
    verb: "case.read",
    Section: lazy(async () => ({
      default: (await import("../../modules/protection/cases/desk/ChildCasesSection.tsx")).ChildCasesSection,
    })),
  },
];
