import type { Verdict } from "../../../platform/rules/explanation.contract.ts";

interface VerdictTagProps {
  readonly verdict: Verdict | null;
  readonly yes?: string;
  readonly no?: string;
}

/** Green, grey, purple, each with its word. */
export function VerdictTag({ verdict, yes = "符合", no = "不符合" }: VerdictTagProps) {
  if (verdict === "yes") return <span className="ta-recog-tag ta-recog-yes">{yes}</span>;
  if (verdict === "no") return <span className="ta-recog-tag">{no}</span>;
  return <span className="ta-recog-tag ta-recog-open">还不能判断</span>;
}
