/** A server with the demonstration, a line that can be cut, and one director's phone in a real browser. */
import { startServer } from "../../../test/support/server.ts";
import { type FaultGate, openFaultGate } from "./fault-gate.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { MortalPhone } from "./mortal-phone.ts";
import { buildNextPage } from "./next-page.ts";

export const VILLAGE = "500117104204";
/** Where a child goes that is moved away. */
export const ELSEWHERE = "500117104206";

export interface World {
  readonly phone: MortalPhone;
  readonly gate: FaultGate;
  readonly ledger: Ledger;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const open: { close(): Promise<unknown> }[] = [];
  const close = async () => {
    for (const one of open.reverse()) await one.close();
  };
  try {
    const server = await startServer();
    open.push({ close: () => server.remove() });
    const gate = await openFaultGate(server.url, await buildNextPage());
    open.push(gate);
    const ledger = await openLedger(server, VILLAGE);
    open.push(ledger);
    const phone = new MortalPhone(gate);
    open.push({ close: () => phone.remove() });
    await phone.begin(`director-${VILLAGE}`);
    return { phone, gate, ledger, close };
  } catch (error) {
    await close();
    throw error;
  }
}
