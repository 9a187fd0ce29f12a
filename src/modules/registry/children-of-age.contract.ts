/** A child with an open file, as far as a room asks that wonders whether a school knows it. */
export interface ChildOfAge {
  readonly childId: string;
  readonly scopeCode: string;
  readonly stage: string | null;
  readonly disabilityClass: string | null;
  readonly disabilityLevel: string | null;
  readonly isLeftBehind: boolean;
  readonly isOrphan: boolean;
  readonly isUnattended: boolean;
  readonly isInDifficulty: boolean;
}
