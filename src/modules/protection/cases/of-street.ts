/** Whether a matter is about a child that lived in the street. Pure. */
import type { Situation } from "../protection-codes.contract.ts";

export const STREET: Situation = "MR8";

export const isOfStreet = (situations: readonly Situation[]): boolean => situations.includes(STREET);
