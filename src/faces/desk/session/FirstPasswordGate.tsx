import { PasswordDialog } from "./PasswordDialog.tsx";
import { useSession } from "./session.ts";

/** A password that somebody else made is changed before anything else; then the page begins anew. */
export function FirstPasswordGate() {
  const { mustChangePassword = false } = useSession();
  if (!mustChangePassword) return null;
  return <PasswordDialog isFirst onClose={() => window.location.reload()} />;
}
