/** A child of the register as a scene is cast with it. */
export interface DemoChildRow {
  readonly childId: string;
  readonly name: string;
  readonly sex: string;
  readonly villageCode: string;
  readonly birthDate: string;
  readonly isOrphan: boolean;
  readonly isUnattended: boolean;
  /** The first day of it, without a break. */
  readonly unattendedSince: string | null;
  readonly isInDifficulty: boolean;
  readonly careMode: string | null;
  readonly stage: string | null;
  readonly school: string | null;
  readonly grade: string | null;
  readonly isLeftBehind: boolean;
  readonly fatherId: string | null;
  readonly motherId: string | null;
  readonly guardianId: string | null;
  readonly guardianName: string | null;
  readonly fatherCondition: string | null;
  readonly motherCondition: string | null;
}
