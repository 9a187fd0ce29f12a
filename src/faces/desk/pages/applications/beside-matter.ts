/** What a room shows beside its matters, by procedure; loaded when such a matter is opened. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";

type Beside = LazyExoticComponent<ComponentType<{ readonly matter: MatterView }>>;

const people: Beside = lazy(async () => ({
  default: (await import("../../../../modules/protection/special/desk/PeoplePaper.tsx")).PeoplePaper,
}));

export const besideMatter: Readonly<Partial<Record<string, Beside>>> = {
  bullying: people,
  dropout: people,
  missingChild: people,
  networkHarm: people,
  juvenileFollowUp: people,
  legalHelp: people,
  leftWithoutCare: people,
  difficulty: people,
  crimeClue: people,
};
