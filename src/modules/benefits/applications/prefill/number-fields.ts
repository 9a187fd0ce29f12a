/** Which fields of an application hold a number of whom. Pure. */
interface NumberField {
  readonly field: string;
  /** The field that names the person; absent: the child. */
  readonly ref?: string;
  readonly number: "citizenNo" | "phone";
}

export const numberFields: readonly NumberField[] = [
  { field: "childCitizenNo", number: "citizenNo" },
  ...["father", "mother", "guardian1", "guardian2"].flatMap((who): NumberField[] => [
    { field: `${who}CitizenNo`, ref: `${who}Id`, number: "citizenNo" },
    { field: `${who}Phone`, ref: `${who}Id`, number: "phone" },
  ]),
  { field: "payeePhone", ref: "payeePersonId", number: "phone" },
];
