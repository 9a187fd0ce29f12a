/** What asks to which matter of its room an application belongs, by procedure; loaded when one of these is begun. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";

type Belonging = LazyExoticComponent<ComponentType<{ readonly childId: string }>>;

const ofCase: Belonging = lazy(async () => ({
  default: (await import("../../../../modules/protection/cases/desk/CaseChoice.tsx")).CaseChoice,
}));

export const belonging: Readonly<Partial<Record<string, Belonging>>> = {
  temporaryGuardianship: ofCase,
  returnHome: ofCase,
  endTemporary: ofCase,
  longTermGuardianship: ofCase,
  entrustedCare: ofCase,
  guardianChange: ofCase,
  revocation: ofCase,
  restoration: ofCase,
  protectionOrder: ofCase,
  admonition: ofCase,
  jointSanction: ofCase,
  sanctionRepair: ofCase,
};
