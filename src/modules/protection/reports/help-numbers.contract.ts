/** Whom to call: for the public page and for the posters. Pure. */
export interface HelpNumber {
  readonly number: string;
  readonly what: string;
}

export const emergencyNumbers: readonly HelpNumber[] = [
  { number: "110", what: "孩子正有危险：报警" },
  { number: "120", what: "受伤、昏迷：急救" },
];

export const adviceNumbers: readonly HelpNumber[] = [
  { number: "12345", what: "政务热线，也能报告孩子的事" },
  { number: "12355", what: "青少年服务热线" },
  { number: "12338", what: "妇女儿童维权热线" },
];
