/** What the register knows of who answers for a child on a day: the recorded form, the parents, who cares. */
export interface GuardianshipSource {
  /** What was recorded as the form of guardianship, if anything. */
  readonly form: string | null;
  readonly fatherInFile: boolean;
  /** The gravest condition known of each parent; null: nobody said. */
  readonly fatherCondition: string | null;
  readonly motherInFile: boolean;
  readonly motherCondition: string | null;
  /** Somebody besides the parents is in the file as who cares. */
  readonly hasCarer: boolean;
}

/** As it stands on the day of a child's list. */
export interface GuardianshipChild extends GuardianshipSource {
  readonly childId: string;
  readonly name: string;
  readonly scopeCode: string;
  readonly birthDate: string | null;
  readonly recordedSince: string | null;
  readonly evidence: string | null;
  readonly organisation: string | null;
  readonly carerName: string | null;
}

/** Children of one place of whom exactly the same is known. */
export interface GuardianshipGroup extends GuardianshipSource {
  readonly placeCode: string;
  /** The named children among them stand in `except` of the question and are not counted. */
  readonly count: number;
}
