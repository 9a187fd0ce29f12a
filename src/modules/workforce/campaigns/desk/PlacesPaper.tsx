import type { CampaignView } from "../campaigns.contract.ts";
import "./campaigns.css";

interface PlacesPaperProps {
  readonly campaign: CampaignView;
  readonly place: string | undefined;
  readonly onPlace: (code: string | undefined) => void;
}

/** How many children of each place were asked; in the order of the places, for nobody is counted against anybody. */
export function PlacesPaper({ campaign: { places }, place, onPlace }: PlacesPaperProps) {
  return (
    <section className="ta-paper" aria-label="各地问到多少孩子">
      <div className="ta-paper-head">
        <h2>各地</h2>
        {place !== undefined && (
          <button type="button" className="ta-link" onClick={() => onPlace(undefined)}>
            看全部
          </button>
        )}
      </div>
      <div className="ta-paper-body ta-campaign-scroll" role="region" tabIndex={0} aria-label="各地">
        <table className="ta-campaign-places">
          <thead>
            <tr>
              <th scope="col">区域</th>
              <td>孩子</td>
              <td>已问到</td>
              <td>还没有问到</td>
              <td>不用问</td>
            </tr>
          </thead>
          <tbody>
            {places.map(({ code, name, children, answered, open, excused }) => (
              <tr key={code}>
                <th scope="row">
                  {place === code ? (
                    name
                  ) : (
                    <button type="button" className="ta-link" onClick={() => onPlace(code)}>
                      {name}
                    </button>
                  )}
                </th>
                <td>{children}</td>
                <td>{answered}</td>
                <td className={open > 0 ? "ta-amber" : "ta-zero"}>{open}</td>
                <td className={excused > 0 ? "" : "ta-zero"}>{excused}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
