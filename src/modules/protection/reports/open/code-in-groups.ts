/** `ABCDEFGHJKLM` → `ABCD-EFGH-JKLM`: easier to copy by hand and to say on the phone. Pure. */
export function codeInGroups(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join("-");
}
