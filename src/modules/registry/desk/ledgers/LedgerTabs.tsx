import { NavLink } from "react-router";
import { useRead } from "../../../../platform/client/useRead.ts";
import { countLedgerByPlace, type LedgerDefinition } from "../../ledgers/ledgers.contract.ts";
import { type AddressValues, addressOfLedger } from "./ledger-query.ts";

interface LedgerTabsProps {
  readonly definitions: readonly LedgerDefinition[];
  readonly values: AddressValues;
}

/** The ledgers side by side, each with how many children stand on it in this place on this day. */
export function LedgerTabs({ definitions, values }: LedgerTabsProps) {
  return (
    <nav className="ta-led-tabs ta-noprint" aria-label="台账">
      {definitions.map((definition) => (
        <NavLink key={definition.key} to={addressOfLedger(definition.key, values)}>
          {definition.shortTitle} <Count ledger={definition.key} values={values} />
        </NavLink>
      ))}
    </nav>
  );
}

function Count({
  ledger,
  values,
}: {
  readonly ledger: LedgerDefinition["key"];
  readonly values: AddressValues;
}) {
  const { data } = useRead(
    countLedgerByPlace,
    { params: { ledger }, query: { place: values["place"], asOf: values["asOf"] } },
    { keepPrevious: true },
  );
  return <span className="ta-led-count">{data === undefined ? "" : data.total.toLocaleString("zh-CN")}</span>;
}
