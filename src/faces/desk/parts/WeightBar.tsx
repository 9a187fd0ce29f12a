import "./weight-bar.css";

/** In bits; a whole number says about thirty. */
const FULL = 30;

/** How much a field speaks for or against two being one. */
export function WeightBar({ weight }: { readonly weight: number }) {
  const width = Math.min(1, Math.abs(weight) / FULL) * 100;
  const word = weight > 0 ? "支持" : weight < 0 ? "反对" : "";
  return (
    <span className="ta-weight">
      <span className="ta-num">{weight === 0 ? "" : `${word} ${Math.abs(weight).toFixed(1)}`}</span>
      <span
        className={weight < 0 ? "ta-weight-bar ta-weight-against" : "ta-weight-bar"}
        style={{ width: `${width}%` }}
      />
    </span>
  );
}

/** How sure, as people say it: nothing is a hundred per cent. */
export function likenessText(probability: number): string {
  return probability > 0.9995 ? "99.9% 以上" : `${(probability * 100).toFixed(1)}%`;
}
