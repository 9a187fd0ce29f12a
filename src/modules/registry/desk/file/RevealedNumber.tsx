import { MaskedNumber } from "../../../../faces/desk/parts/MaskedNumber.tsx";
import { call } from "../../../../platform/client/api.ts";
import { reveal } from "../../registry.contract.ts";
import { useFile } from "./file-context.ts";

interface RevealedNumberProps {
  readonly personId: string;
  readonly field: "citizenNo" | "phone";
  readonly masked: string | null;
}

/** A masked number of somebody on this file, shown whole for a purpose. */
export function RevealedNumber({ personId, field, masked }: RevealedNumberProps) {
  const { file, canReveal } = useFile();
  if (masked === null) return null;
  const show = async (reason: string) =>
    (await call(reveal, { params: { id: file.id }, body: { personId, field, reason } })).value;
  return (
    <MaskedNumber
      label={field === "citizenNo" ? "身份证号" : "电话"}
      masked={masked}
      onReveal={canReveal ? show : undefined}
    />
  );
}
