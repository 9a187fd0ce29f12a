import { nowIso } from "../../../kernel/clock.ts";
import { momentText } from "../parts/moment.ts";
import { usePrintingSince } from "../parts/print.ts";
import { useSession } from "../session/session.ts";

/** On the lower edge of every printed sheet: what it is about, whose paper it is, and from when. */
export function PrintFoot({ personal }: { readonly personal: boolean }) {
  const { user, post } = useSession();
  const at = usePrintingSince() ?? nowIso();
  return (
    <p className="ta-print-foot" aria-hidden="true">
      {subjectOf(document.title)} · {user.displayName}（{user.username}，{post.placeName}）{momentText(at)}{" "}
      打印自童安
      {personal && " · 含未成年人信息，用后请及时销毁或归档"}
    </p>
  );
}

/** The window's title says it first (a child's name, a ledger), then the system's own name. */
function subjectOf(title: string): string {
  return title.replace(/ · 童安$/, "");
}
