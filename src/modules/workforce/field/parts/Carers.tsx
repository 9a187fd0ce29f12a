import { Card } from "../../../../faces/field/parts/Card.tsx";
import type { ChildDocument, PhoneRelative } from "../../phone/child-document.contract.ts";

/** Who looks after the child first, and one tap to call. */
export function Carers({ child }: { readonly child: ChildDocument }) {
  const { relatives } = child;
  const ordered = [...relatives].sort(
    (one, other) => Number(other.caresForChild) - Number(one.caresForChild),
  );
  return (
    <Card title="谁在照料">
      {ordered.length === 0 && <p className="fd-aside">还没有登记家里人。走访时问一问，记下来。</p>}
      <ul className="fd-people">
        {ordered.map((relative) => (
          <Relative key={relative.personId} relative={relative} />
        ))}
      </ul>
    </Card>
  );
}

function Relative({ relative }: { readonly relative: PhoneRelative }) {
  const { name, relationLabel, age, caresForChild, phone, conditions } = relative;
  return (
    <li className="fd-person">
      <div>
        <p className="fd-person-name">
          {relationLabel} {name}
          {age !== null && `，${age} 岁`}
          {caresForChild && <span className="fd-mark fd-mark-good">在照料</span>}
        </p>
        {conditions.map(({ factId, said, since }) => (
          <p key={factId} className="fd-aside">
            {said}（{since} 起）
          </p>
        ))}
      </div>
      {phone === null ? (
        <span className="fd-aside">没有电话</span>
      ) : (
        <a className="fd-call" href={`tel:${phone}`} aria-label={`打电话给${relationLabel}${name}`}>
          <span>打电话</span>
          <span className="fd-call-number">{phone}</span>
        </a>
      )}
    </li>
  );
}
