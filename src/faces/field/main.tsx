/** The village director's phone. */
import "../desk/polyfills.ts";
import "antd-mobile/es/global";
import "./field.css";
import { createRoot } from "react-dom/client";
import { z } from "zod";
import { plainFaults } from "../../kernel/plain-faults.ts";
import { openPhone } from "../../platform/client/offline/open-phone.ts";
import { browserName } from "../desk/pages/browser-name.ts";
import { keepShell } from "./app-update.ts";
import { Field } from "./Field.tsx";
import { letterSize, setLetterSize } from "./letter-size.ts";

// The same words for a fault as the server would say; and no code made at run time, which the page's own rules forbid.
z.config({ ...plainFaults, jitless: true });
setLetterSize(letterSize());

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root");
// The build's own digest names the version; a phone is told from another by its browser.
const appVersion = new URL(import.meta.url).pathname.split("/").pop() ?? "";
const opening = openPhone({
  appVersion: appVersion.slice(0, 40),
  deviceName: browserName(navigator.userAgent),
});
createRoot(root).render(<Field opening={opening} />);
void keepShell("/field/service-worker.js");
