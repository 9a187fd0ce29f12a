/** What is wrong with a row of a roster, in a code and a sentence. No sentence repeats what stands in the cell. Pure. */
import type { CellFault } from "./read-cell.ts";

export type RowFaultCode = CellFault | "nobody" | "twice" | "filledIn";

export interface RowFault {
  readonly code: RowFaultCode;
  /** The field's code; null for the row as a whole. */
  readonly field: string | null;
  readonly message: string;
}

const sentences: Readonly<Record<CellFault, (label: string) => string>> = {
  numberCut: (label) => `“${label}”像是被 Excel 当成数字存过，末几位成了零，只按前面的位数比对。`,
  numberForm: (label) => `“${label}”里不是一个号码，按其他各项比对。`,
  dateAmbiguous: (label) => `“${label}”的写法可以理解成两个日子，没有采用。`,
  dateImpossible: (label) => `“${label}”不是日历上有的日子，没有采用。`,
  dateUnreadable: (label) => `“${label}”读不出是哪一天，没有采用。`,
  sexUnknown: (label) => `“${label}”既不是男也不是女，没有采用。`,
  phoneInvalid: (label) => `“${label}”不是能打通的号码，没有采用。`,
  amountUnreadable: (label) => `“${label}”读不出是多少钱，没有采用。`,
  wordUnknown: (label) => `“${label}”的写法系统不认识，原样留着供人看，不据此登记。`,
  yearUnreadable: (label) => `“${label}”读不出是哪一年，没有采用。`,
};

export function cellFault(
  code: CellFault,
  field: { readonly code: string; readonly label: string },
): RowFault {
  return { code, field: field.code, message: sentences[code](field.label) };
}

export const nobodyFault: RowFault = {
  code: "nobody",
  field: null,
  message: "这一行没有姓名，也没有证件号码，认不出是谁，没有比对。",
};

export function filledInFault(field: { readonly code: string; readonly label: string }): RowFault {
  return {
    code: "filledIn",
    field: field.code,
    message: `“${field.label}”在许多行里是同一个，像是默认填的，没有采用。`,
  };
}

export function twiceNote(at: string): RowFault {
  return { code: "twice", field: null, message: `和 ${at} 是同一个人，名册里出现了两次。` };
}
