/** Which child somebody else's list speaks of. */
export interface WantedChild {
  readonly citizenNo?: string | undefined;
  readonly name?: string | undefined;
  readonly birthDate?: string | undefined;
}

export interface FoundChild {
  readonly childId: string;
  readonly scopeCode: string;
  readonly name: string;
  readonly birthDate: string | null;
}

export type ChildMatch =
  | { readonly kind: "one"; readonly child: FoundChild }
  | { readonly kind: "none" | "several" | "badNumber" | "otherName" | "nothingToGoBy" };
