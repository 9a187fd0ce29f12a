import { goInstead } from "../hash-address.ts";
import { LoginPage } from "../session/LoginPage.tsx";

/** Who changes the six digits proves with the password who it is. */
export function ChangePinPage() {
  return <LoginPage onDone={() => goInstead("/me")} />;
}
