import { type ChangeEvent, useEffect, useMemo, useState } from "react";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import type { PreparedPhoto } from "../../../../platform/client/offline/phone.ts";
import { VISIT_PHOTOS } from "../../visits/visits.contract.ts";
import type { StepProps } from "./step-props.ts";

export function PhotoField({ draft, change, photos, writeNow }: StepProps) {
  const [says, setSays] = useState<string | null>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = "";
    if (file === undefined) return;
    setSays("正在把照片变小…");
    try {
      const { digest } = await photos.add(file);
      if (!draft.photos.includes(digest)) change({ photos: [...draft.photos, digest] });
      setSays(null);
    } catch (error) {
      const { title, detail } = asProblem(error);
      setSays(`${title}。${detail}`);
    }
  };
  return (
    <div className="fd-field">
      <p className="fd-label">照片（可以不拍，最多 {VISIT_PHOTOS} 张）</p>
      <p className="fd-hint">只拍住处、伤情、材料这些说不清的；别拍孩子的脸。照片里的地点等信息会去掉。</p>
      <ul className="fd-photos">
        {photos.prepared.map((photo) => (
          <Picture
            key={photo.digest}
            photo={photo}
            onRemove={() => {
              photos.remove(photo.digest);
              change({ photos: draft.photos.filter((digest) => digest !== photo.digest) });
            }}
          />
        ))}
      </ul>
      {draft.photos.length < VISIT_PHOTOS && (
        <label className="fd-file">
          <input
            type="file"
            accept="image/*"
            capture="environment"
            onClick={() => void writeNow()}
            onChange={(event) => void take(event)}
          />
          <span>拍一张</span>
        </label>
      )}
      {says !== null && <p role="status">{says}</p>}
    </div>
  );
}

function Picture({ photo, onRemove }: { readonly photo: PreparedPhoto; readonly onRemove: () => void }) {
  const address = useMemo(() => URL.createObjectURL(photo.blob), [photo.blob]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <li>
      <img src={address} alt="走访照片" />
      <button type="button" className="fd-plain-button" onClick={onRemove}>
        去掉
      </button>
    </li>
  );
}
